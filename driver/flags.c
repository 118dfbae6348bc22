/* flags.c - reads a command line by the table flags.def. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complain.h"
#include "settings.h"

enum flag_kind { FLAG_BOOL, FLAG_STRING, FLAG_LEVEL, FLAG_OPT, FLAG_SHOW };

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

bool settings_knows(char letter, struct str name)
{
	return find_flag(name.data, name.len, letter) || (is_level(name) && find_flag("O", 1, letter));
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
	if (f->kind == FLAG_STRING && !value) {
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

int settings_parse(struct settings *s, char letter, int argc, char **argv)
{
	int i = 2;

	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-help")) {
			s->help = true;
			continue;
		}
		int status = settings_parse_flag(s, letter, argc, argv, &i);
		if (status)
			return status;
	}
	if (letter == 'r') {
		split_run_operands(s, argc, argv, i);
		return settings_apply_gcflags(s);
	}
	for (; i < argc; i++)
		VEC_PUSH(s->arena, &s->operands.list, argv[i]);
	return settings_apply_gcflags(s);
}

int settings_apply_gcflags(struct settings *s)
{
	if (!s->gcflags)
		return 0;
	char *text = arena_dup(s->arena, s->gcflags, strlen(s->gcflags) + 1);
	s->m_all = !strncmp(text, "all=", 4);
	if (text[0] != '-' && strchr(text, '='))
		text = strchr(text, '=') + 1;
	char *save;
	for (char *word = strtok_r(text, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
		int i = 0;
		int status = settings_parse_flag(s, 'b', 1, &word, &i);
		if (status)
			return status;
	}
	return 0;
}

void settings_help(char letter, void *file)
{
	for (size_t i = 0; i < KIT_COUNT(flags); i++) {
		const struct flag *f = &flags[i];
		if (!strchr(f->commands, letter))
			continue;
		char head[64];
		bool optional = f->kind == FLAG_LEVEL || f->kind == FLAG_SHOW;
		const char *join = f->kind == FLAG_OPT ? "" : optional ? "[=" : " ";
		snprintf(head, sizeof head, "-%s%s%s%s", f->name, f->argument ? join : "",
			 f->argument ? f->argument : "", optional ? "]" : "");
		fprintf(file, "  %-18s %s\n", head, f->help);
	}
}
