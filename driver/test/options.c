#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "complain.h"
#include "places.h"

struct flag {
	const char *name;
	bool is_bool, passed;
	const char *argument, *help;
};

enum { KIND_BOOL = true, KIND_VALUE = false };
static const struct flag flags[] = {
#define TESTFLAG(name, kind, passed, argument, help) {#name, KIND_##kind, passed, argument, help},
#include "flags.def"
#undef TESTFLAG
};

/* A word of the command line that begins with '-'. */
struct word {
	const char *raw;
	struct str name;
	const char *value; /* behind '=', or NULL */
};

bool test_is_on(const struct test_options *o, enum test_flag flag)
{
	const char *v = o->value[flag];
	if (!v || !flags[flag].is_bool)
		return v && *v;
	return !strchr("0fF", *v);
}

bool test_duration(const char *text, double *seconds)
{
	static const struct {
		const char *name;
		double seconds;
	} units[] = {{"ns", 1e-9}, {"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}};
	*seconds = 0;
	if (!strcmp(text, "0"))
		return true;
	do {
		char *end;
		double n = strtod(text, &end);
		size_t len = strcspn(end, "0123456789."), i = 0;
		while (i < KIT_COUNT(units) && !(strlen(units[i].name) == len && !memcmp(units[i].name, end, len)))
			i++;
		if (end == text || i == KIT_COUNT(units) || n < 0)
			return false;
		*seconds += n * units[i].seconds;
		text = end + len;
	} while (*text);
	return true;
}

static bool read_word(const char *raw, struct word *w)
{
	const char *text = raw + (raw[0] == '-' && raw[1] == '-' ? 1 : 0);
	if (text[0] != '-' || !text[1] || text[1] == '-' || text[1] == '=')
		return false;
	const char *equals = strchr(text, '=');
	w->raw = raw;
	w->name = (struct str){text + 1, equals ? (size_t)(equals - text - 1) : strlen(text + 1)};
	w->value = equals ? equals + 1 : NULL;
	return true;
}

/* -test.run is the same as -run, where the program of tests has it. */
static const struct flag *find(struct str name)
{
	bool prefixed = str_has_prefix(name, STR("test."));
	if (prefixed)
		name = str_part(name, 5, name.len);
	for (size_t i = 0; i < KIT_COUNT(flags); i++)
		if (str_eq(str_of(flags[i].name), name) && (!prefixed || flags[i].passed))
			return &flags[i];
	return NULL;
}

/* ---- one flag ---- */

static int usage_error(const char *message, struct str name, const char *why)
{
	fprintf(stderr,
		"%s -" STR_FMT "%s\nusage: gosubc test [build/test flags] [packages] [build/test flags & test "
		"binary flags]\nRun 'gosubc test -h' for details.\n",
		message, STR_ARG(name), why);
	return EXIT_USAGE;
}

static bool is_cover_mode(const char *value)
{
	return !strcmp(value, "set") || !strcmp(value, "count") || !strcmp(value, "atomic");
}

static int check_value(struct settings *s, const struct flag *f, const char *value)
{
	static const char *const bools[] = {"1",    "0",     "t",    "f",     "T",    "F",
					    "true", "false", "TRUE", "FALSE", "True", "False"};
	char *end;
	bool good = true;
	double seconds;
	if (f->is_bool) {
		good = !strcmp(f->name, "v") && !strcmp(value, "test2json");
		for (size_t i = 0; !good && i < KIT_COUNT(bools); i++)
			good = !strcmp(value, bools[i]);
	} else if (!strcmp(f->name, "count") || !strcmp(f->name, "parallel") || !strcmp(f->name, "p")) {
		strtol(value, &end, 0);
		good = *value && !*end;
	} else if (!strcmp(f->name, "timeout")) {
		good = test_duration(value, &seconds);
	} else if (!strcmp(f->name, "covermode") && !is_cover_mode(value)) {
		return usage_error(arena_printf(s->arena, "invalid value \"%s\" for flag", value).data, str_of(f->name),
				   ": valid modes are \"set\", \"count\", or \"atomic\"");
	}
	if (good)
		return 0;
	const char *what = f->is_bool ? "boolean value" : "value", *kind = f->is_bool ? "" : " flag";
	return usage_error(arena_printf(s->arena, "invalid %s \"%s\" for%s", what, value, kind).data, str_of(f->name),
			   f == &flags[TEST_v] ? arena_printf(s->arena, ": invalid flag -test.v=%s", value).data
					       : ": parse error");
}

static const char *working_folder(struct arena *a)
{
	char *dir = getcwd(NULL, 0);
	const char *copy = arena_str(a, str_of(dir ? dir : ".")).data;
	free(dir);
	return copy;
}

static int set(struct settings *s, struct test_options *o, const struct flag *f, const char *value)
{
	if (f == &flags[TEST_outputdir] && *value && *value != '/')
		value = path_join(s->arena, working_folder(s->arena), value);
	o->value[f - flags] = value;
	if (f->passed)
		VEC_PUSH(s->arena, &o->args.list, arena_printf(s->arena, "-test.%s=%s", f->name, value).data);
	return check_value(s, f, value);
}

/* ---- the line ---- */

struct line {
	struct settings *s;
	struct test_options *o;
	int argc, at;
	char **argv;
	bool listed;  /* packages were named, or cannot be any more */
	bool in_list; /* the word before was one */
	bool value;   /* the word before was an unknown flag without a value */
	const char *unknown;
};

static void pass(struct line *l, const char *word)
{
	VEC_PUSH(l->s->arena, &l->o->args.list, word);
}

static void pass_rest(struct line *l)
{
	while (l->at < l->argc)
		pass(l, l->argv[l->at++]);
}

/* What is no flag is a package, before the first list of them ends; later it may be the value of a flag that only the
 * tests know, or begins their arguments. */
static void take_operand(struct line *l, bool after_flag)
{
	if (l->listed && !l->in_list) {
		if (!after_flag) {
			pass_rest(l);
			return;
		}
		pass(l, l->argv[l->at++]);
		return;
	}
	l->in_list = l->listed = true;
	VEC_PUSH(l->s->arena, &l->s->operands.list, l->argv[l->at++]);
}

static int take_flag(struct line *l, const struct word *w)
{
	const struct flag *f = find(w->name);
	if (f) {
		const char *value = w->value;
		l->at++;
		if (!value && !f->is_bool && l->at >= l->argc)
			return usage_error("flag needs an argument:", w->name, "");
		if (!value)
			value = f->is_bool ? "true" : l->argv[l->at++];
		return set(l->s, l->o, f, value);
	}
	if (settings_knows('T', w->name)) {
		int status = settings_parse_flag(l->s, 'T', l->argc, l->argv, &l->at);
		l->at++;
		return status;
	}
	l->listed = true;
	l->at++;
	if (str_eq(w->name, STR("args"))) {
		pass_rest(l);
		return 0;
	}
	l->unknown = l->unknown ? l->unknown : w->raw;
	pass(l, w->raw);
	l->value = !w->value;
	return 0;
}

static int parse(struct line *l)
{
	while (l->at < l->argc) {
		const char *arg = l->argv[l->at];
		struct word w;
		bool after_flag = l->value;
		l->value = false;
		if (!strcmp(arg, "--")) {
			pass_rest(l);
			break;
		}
		if (!strcmp(arg, "-h") || !strcmp(arg, "-help") || !strcmp(arg, "--help")) {
			l->s->help = true;
			return 0;
		}
		if (!read_word(arg, &w)) {
			take_operand(l, after_flag);
			continue;
		}
		l->in_list = false;
		int status = take_flag(l, &w);
		if (status)
			return status;
	}
	return 0;
}

/* ---- what follows from them ---- */

static void put_before(struct settings *s, struct str_list *args, const char *arg)
{
	VEC_PUSH(s->arena, &args->list, arg);
	memmove(args->list.at + 1, args->list.at, (args->list.len - 1) * sizeof arg);
	args->list.at[0] = arg;
}

bool test_needs_binary(const struct test_options *o)
{
	static const enum test_flag profiles[] = {TEST_blockprofile, TEST_cpuprofile, TEST_memprofile,
						  TEST_mutexprofile, TEST_o};
	for (size_t i = 0; i < KIT_COUNT(profiles); i++)
		if (o->value[profiles[i]] && *o->value[profiles[i]])
			return true;
	return false;
}

/* A program of tests has no time limit of its own, and writes where it stands: in the package's folder. */
static void add_defaults(struct settings *s, struct test_options *o)
{
	bool output = test_needs_binary(o) || o->value[TEST_trace] || o->value[TEST_artifacts];
	o->timeout = 600;
	if (o->value[TEST_timeout])
		test_duration(o->value[TEST_timeout], &o->timeout);
	if (output && !o->value[TEST_outputdir])
		put_before(s, &o->args, arena_printf(s->arena, "-test.outputdir=%s", working_folder(s->arena)).data);
	if (!o->value[TEST_timeout])
		put_before(s, &o->args, "-test.timeout=10m0s");
	if (test_is_on(o, TEST_json))
		put_before(s, &o->args, "-test.v=test2json");
}

/* Each of its flags asks for coverage. */
static void set_cover(struct settings *s, struct test_options *o)
{
	struct str words = str_of(o->value[TEST_coverpkg] ? o->value[TEST_coverpkg] : "");
	const char *mode = o->value[TEST_covermode];
	while (words.len) {
		size_t comma = str_find(words, 0, ",");
		struct str word = str_part(words, 0, comma);
		if (word.len)
			VEC_PUSH(s->arena, &o->cover_packages.list, arena_str(s->arena, word).data);
		words = str_part(words, comma < words.len ? comma + 1 : comma, words.len);
	}
	if (mode || o->value[TEST_coverpkg] || o->value[TEST_coverprofile] || test_is_on(o, TEST_cover))
		o->cover_mode = mode ? mode : "set";
}

int test_options_parse(struct settings *s, struct test_options *o, int argc, char **argv)
{
	struct line l = {.s = s, .o = o, .argc = argc, .at = 2, .argv = argv};
	*o = (struct test_options){0};
	int status = settings_parse_goflags(s, 'T');
	if (!status)
		status = parse(&l);
	if (status || s->help)
		return status;
	if (l.unknown && test_is_on(o, TEST_c)) {
		complain("unknown flag %s cannot be used with -c", l.unknown);
		return EXIT_USAGE;
	}
	if (test_is_on(o, TEST_fuzz)) {
		complain("-fuzz is not supported; without it fuzz targets run on their seeds");
		return EXIT_USAGE;
	}
	o->local = !s->operands.list.len;
	set_cover(s, o);
	o->show_pass = test_is_on(o, TEST_v) || test_is_on(o, TEST_list);
	add_defaults(s, o);
	return settings_finish(s, argc, argv);
}

void test_options_help(void *file)
{
	for (size_t i = 0; i < KIT_COUNT(flags); i++) {
		char head[64];
		snprintf(head, sizeof head, "-%s%s%s", flags[i].name, flags[i].argument ? " " : "",
			 flags[i].argument ? flags[i].argument : "");
		fprintf(file, "  %-18s %s\n", head, flags[i].help);
	}
}
