/* flags.c - reads a command line by the table flags.def. */
#define _GNU_SOURCE
#include <errno.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "complain.h"
#include "gcflags.h"
#include "goenv.h"
#include "settings.h"

enum flag_kind {
	FLAG_BOOL,
	FLAG_STRING,
	FLAG_LEVEL,
	FLAG_OPT,
	FLAG_SHOW,
	FLAG_NAMES,
	FLAG_LIST,
	FLAG_GCFLAGS,
	FLAG_ONE_OF,
	FLAG_NEVER
};

struct flag {
	const char *name;
	enum flag_kind kind;
	size_t offset;
	const char *commands, *argument, *help;
};

static const struct flag flags[] = {
#define FLAG(name, kind, field, commands, keyed, argument, help)                                                       \
	{name, FLAG_##kind, offsetof(struct settings, field), commands, argument, help},
#include "flags.def"
#undef FLAG
};

static const struct flag *find_flag(const char *name, size_t len, char letter)
{
	for (size_t i = 0; i < KIT_COUNT(flags); i++)
		if (strlen(flags[i].name) == len && !memcmp(flags[i].name, name, len) &&
		    strchr(flags[i].commands, letter))
			return &flags[i];
	return NULL;
}

static bool set_bool(bool *field, const char *value)
{
	*field = !value || !strcmp(value, "true") || !strcmp(value, "1");
	return !value || *field || !strcmp(value, "false") || !strcmp(value, "0");
}

static bool set_level(struct settings *s, int *field, const char *value)
{
	if (!value) {
		++*field;
		return true;
	}
	if (!strcmp(value, "storage")) {
		s->m_what = "storage";
		return true;
	}
	char *end;
	long n = strtol(value, &end, 10);
	*field = (int)n;
	return *value && !*end && n >= 0 && n < 10;
}

/* Or names of fields. */
static bool set_names(struct settings *s, bool *field, const char *value)
{
	if (set_bool(field, value))
		return true;
	*field = true;
	s->json_fields = value;
	return *value;
}

/* Of which functions, or of all. */
static bool set_show(const char **field, const char *value)
{
	regex_t re;

	*field = value ? value : "";
	if (regcomp(&re, *field, REG_EXTENDED | REG_NOSUB))
		return false;
	regfree(&re);
	return !value || *value;
}

/* Whether value is one of "a|b|c". */
static bool is_one_of(const char *list, const char *value)
{
	size_t n = strlen(value);
	for (; *list; list += strcspn(list, "|"), list += *list == '|')
		if (strcspn(list, "|") == n && !strncmp(list, value, n))
			return true;
	return false;
}

static bool set_flag(struct settings *s, const struct flag *f, const char *value)
{
	char *field = (char *)s + f->offset;
	switch (f->kind) {
	case FLAG_BOOL:
		return set_bool((bool *)field, value);
	case FLAG_STRING:
		*(const char **)field = value;
		return true;
	case FLAG_LEVEL:
		return set_level(s, (int *)field, value);
	case FLAG_SHOW:
		return set_show((const char **)field, value);
	case FLAG_NAMES:
		return set_names(s, (bool *)field, value);
	case FLAG_LIST:
		VEC_PUSH(s->arena, &((struct str_list *)field)->list, value);
		return true;
	case FLAG_GCFLAGS:
		VEC_PUSH(s->arena, &s->gcflags, (struct package_flags){.value = value});
		return true;
	case FLAG_ONE_OF:
		return is_one_of(f->argument, value ? value : "true");
	case FLAG_NEVER:
		return false;
	case FLAG_OPT:
		*(int *)field = value ? value[0] - '0' : 2;
		return !value || (value[0] >= '0' && value[0] <= '3' && !value[1]);
	}
	return false;
}

static bool is_level(struct str name)
{
	return name.len == 2 && name.data[0] == 'O';
}

/* A flag of some command of ours or of the go command's: GOFLAGS serves them all. */
static bool is_anyones(struct str name)
{
	static const char gos[] =
	    "cover|covermode|coverpkg|coverprofile|f|deps|test|export|find|fuzz|installsuffix|pkgdir|json|"
	    "short|timeout|count|vet|run|bench|failfast|benchmem|cpu|parallel|shuffle|skip|insecure|e|i|"
	    "exec|list|args|fullpath|artifacts|outputdir";
	for (size_t i = 0; i < KIT_COUNT(flags); i++)
		if (str_eq(str_of(flags[i].name), name))
			return true;
	char text[32];
	snprintf(text, sizeof text, STR_FMT, STR_ARG(name));
	return is_one_of(gos, text);
}

bool settings_knows(char letter, struct str name)
{
	return find_flag(name.data, name.len, letter) || (is_level(name) && find_flag("O", 1, letter));
}

static bool takes_value(const struct flag *f)
{
	return f->kind == FLAG_STRING || f->kind == FLAG_LIST || f->kind == FLAG_GCFLAGS ||
	       (f->kind == FLAG_ONE_OF && !is_one_of(f->argument, "true"));
}

int settings_parse_flag(struct settings *s, char letter, int argc, char **argv, int *i)
{
	const char *text = argv[*i] + (argv[*i][1] == '-' ? 2 : 1);
	const char *equals = strchr(text, '=');
	size_t len = equals ? (size_t)(equals - text) : strlen(text);
	const char *value = equals ? equals + 1 : NULL;
	const struct flag *f = find_flag(text, len, letter);

	if (!f && is_level((struct str){text, len})) { /* -O2 */
		f = find_flag("O", 1, letter);
		value = text + 1;
	}
	if (!f) {
		complain("flag provided but not defined: -%.*s\nRun 'gosubc %s -h' for usage.", (int)len, text,
			 s->command);
		return EXIT_USAGE;
	}
	if (f->kind == FLAG_NEVER) {
		complain("-%s is %s", f->name, f->help);
		return EXIT_USAGE;
	}
	if (takes_value(f) && !value) {
		if (*i + 1 >= argc) {
			complain("flag needs an argument: -%s", f->name);
			return EXIT_USAGE;
		}
		value = argv[++*i];
	}
	if (!set_flag(s, f, value)) {
		complain("invalid value \"%s\" for flag -%s", value, f->name);
		return EXIT_USAGE;
	}
	return 0;
}

static bool is_go_file(const char *arg)
{
	size_t n = strlen(arg);
	return n > 3 && !strcmp(arg + n - 3, ".go");
}

/* run: the leading *.go arguments, or one package, then the program's own. */
static void split_run_operands(struct settings *s, int argc, char **argv, int i)
{
	int first = i;
	while (i < argc && is_go_file(argv[i]))
		i++;
	if (i == first && i < argc)
		i++;
	for (int k = first; k < i; k++)
		VEC_PUSH(s->arena, &s->operands.list, argv[k]);
	for (; i < argc; i++)
		VEC_PUSH(s->arena, &s->program_args.list, argv[i]);
}

/* Those of GOFLAGS that the command has; the others must be some command's. */
int settings_parse_goflags(struct settings *s, char letter)
{
	uint32_t n;
	const char *const *words = goenv_flags(s, &n);
	int status = words ? 0 : EXIT_USAGE;
	for (uint32_t k = 0; !status && k < n; k++) {
		char *argv[] = {(char *)words[k]};
		const char *text = words[k] + 1 + (words[k][1] == '-');
		struct str name = {text, strcspn(text, "=")};
		int i = 0;
		if (settings_knows(letter, name))
			status = settings_parse_flag(s, letter, 1, argv, &i);
		else if (!is_anyones(name)) {
			complain("parsing $GOFLAGS: unknown flag -" STR_FMT, STR_ARG(name));
			status = EXIT_USAGE;
		}
	}
	return status;
}

/* The go command wants it there too. */
static bool change_folder(const struct settings *s, int argc, char **argv)
{
	if (!s->chdir)
		return true;
	const char *first = argc > 2 ? argv[2] + (argv[2][0] == '-' && argv[2][1] == '-') : "";
	if (strncmp(first, "-C", 2) || (first[2] && first[2] != '='))
		complain("-C flag must be first flag on command line");
	else if (chdir(s->chdir))
		complain("chdir %s: %s", s->chdir, strerror(errno));
	else
		return true;
	return false;
}

int settings_finish(struct settings *s, int argc, char **argv)
{
	static const char modes[] = "mod|readonly|vendor";
	int status = gcflags_parse(s);
	if (!status && s->mod && *s->mod && !is_one_of(modes, s->mod)) {
		complain("-mod=%s not supported (can be '', 'mod', 'readonly', or 'vendor')", s->mod);
		return EXIT_USAGE;
	}
	if (s->mod && !*s->mod)
		s->mod = NULL;
	if (!status && s->jobs && atoi(s->jobs) < 1) {
		complain("-p must be a positive integer: %s", s->jobs);
		return EXIT_USAGE;
	}
	return !status && !change_folder(s, argc, argv) ? EXIT_USAGE : status;
}

/* Flags come before what they are for; nothing else begins with "-". */
static int check_operand(const struct settings *s, char letter, const char *word)
{
	if (word[0] != '-' || letter == 'e')
		return 0;
	complain("flag %s stands behind %s: flags come first", word, s->operands.list.at[0]);
	return EXIT_USAGE;
}

int settings_parse(struct settings *s, char letter, int argc, char **argv)
{
	int i = 2, status = settings_parse_goflags(s, letter);

	for (; !status && i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-help"))
			s->help = true;
		else
			status = settings_parse_flag(s, letter, argc, argv, &i);
	}
	if (!status && letter == 'r')
		split_run_operands(s, argc, argv, i);
	for (; !status && letter != 'r' && i < argc; i++) {
		if (s->operands.list.len)
			status = check_operand(s, letter, argv[i]);
		VEC_PUSH(s->arena, &s->operands.list, argv[i]);
	}
	return status ? status : settings_finish(s, argc, argv);
}

void settings_help(char letter, void *file)
{
	for (size_t i = 0; i < KIT_COUNT(flags); i++) {
		const struct flag *f = &flags[i];
		if (!strchr(f->commands, letter))
			continue;
		char head[64];
		bool optional = f->kind == FLAG_LEVEL || f->kind == FLAG_SHOW || f->kind == FLAG_NAMES ||
				(f->kind == FLAG_ONE_OF && is_one_of(f->argument, "true"));
		const char *join = f->kind == FLAG_OPT ? "" : optional ? "[=" : " ";
		snprintf(head, sizeof head, "-%s%s%s%s", f->name, f->argument ? join : "",
			 f->argument ? f->argument : "", optional ? "]" : "");
		fprintf(file, "  %-18s %s\n", head, f->help);
	}
}
