#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "complain.h"
#include "gcflags.h"
#include "goenv.h"

/* Parts "PATTERN=FLAGS"; pattern NULL: the packages that the command line names. False after a message. */
static bool split(struct settings *s, const char *flag, const char *value, const char **pattern, const char **flags)
{
	while (*value == ' ')
		value++;
	const char *equals = strchr(value, '=');
	*pattern = NULL;
	*flags = value;
	if (!*value || *value == '-')
		return true;
	if (!equals || equals == value) {
		complain("invalid value \"%s\" for flag -%s: missing %s in <pattern>=<value>", value, flag,
			 equals ? "<pattern>" : "=<value>");
		return false;
	}
	*pattern = arena_printf(s->arena, "%.*s", (int)(equals - value), value).data;
	*flags = equals + 1;
	return true;
}

/* ---- which packages ---- */

static bool matches(const struct settings *s, const char *pattern, const struct load_package *p)
{
	return pattern ? load_word_means(s->arena, pattern, p) : p->named;
}

const struct settings *gcflags_for(const struct settings *s, const struct load_package *p)
{
	for (uint32_t i = s->gcflags.len; i-- > 0;)
		if (matches(s, s->gcflags.at[i].pattern, p))
			return s->gcflags.at[i].settings;
	return s;
}

/* ---- -gcflags ---- */

static int parse_gcflags(struct settings *s, struct package_flags *f)
{
	const char *flags;
	if (!split(s, "gcflags", f->value, &f->pattern, &flags))
		return EXIT_USAGE;
	f->settings = arena_dup(s->arena, s, sizeof *s);
	for (const char *word; (word = goenv_word(s->arena, &flags));) {
		char *argv[] = {(char *)word};
		int i = 0, status = settings_parse_flag(f->settings, 'b', 1, argv, &i);
		if (status)
			return status;
	}
	s->tells |= f->settings->m > 0 || f->settings->m_what;
	return 0;
}

/* What is asked of the packages that are named is the command's to do. */
static void take_outputs(struct settings *s)
{
	for (uint32_t i = 0; i < s->gcflags.len; i++) {
		const struct settings *f = s->gcflags.at[i].settings;
		s->all_errors |= f->all_errors;
		if (s->gcflags.at[i].pattern)
			continue;
		s->assembly = f->assembly;
		s->emit_llvm = f->emit_llvm;
		s->emit_ir = f->emit_ir;
	}
}

/* ---- -ldflags ---- */

/* -X importpath.name=value */
static bool add_value(struct settings *s, const char *word)
{
	const char *equals = strchr(word, '=');
	size_t n = equals ? (size_t)(equals - word) : 0;
	while (n && word[n - 1] != '.' && word[n - 1] != '/')
		n--;
	if (!n || word[n - 1] == '/') {
		complain("-ldflags: -X flag requires argument of the form importpath.name=value");
		return false;
	}
	VEC_PUSH(s->arena, &s->values.list, word);
	return true;
}

static int parse_ldflags(struct settings *s, const char *value)
{
	const char *pattern, *flags;
	if (!split(s, "ldflags", value, &pattern, &flags))
		return EXIT_USAGE;
	for (const char *word; (word = goenv_word(s->arena, &flags));) {
		const char *name = word[0] == '-' && word[1] == '-' ? word + 1 : word;
		if (!strcmp(name, "-s") || !strcmp(name, "-s=true")) {
			s->strip = true;
		} else if (!strcmp(name, "-w") || !strcmp(name, "-w=true")) {
			s->strip_debug = true;
		} else if (!strncmp(name, "-X=", 3) || !strcmp(name, "-X")) {
			const char *what = name[2] ? name + 3 : goenv_word(s->arena, &flags);
			if (!add_value(s, what ? what : ""))
				return EXIT_USAGE;
		} else if (strcmp(name, "-s=false") != 0 && strcmp(name, "-w=false") != 0) {
			complain("-ldflags: %s is not supported: -s, -w and -X are", word);
			return EXIT_USAGE;
		}
	}
	return 0;
}

static int largest_m(const struct settings *s)
{
	int m = s->m;
	for (uint32_t i = 0; i < s->gcflags.len; i++)
		m = s->gcflags.at[i].settings->m > m ? s->gcflags.at[i].settings->m : m;
	return m;
}

int gcflags_parse(struct settings *s)
{
	int status = 0;
	for (uint32_t i = 0; !status && i < s->gcflags.len; i++)
		status = parse_gcflags(s, &s->gcflags.at[i]);
	for (uint32_t i = 0; !status && i < s->ldflags.list.len; i++)
		status = parse_ldflags(s, s->ldflags.list.at[i]);
	if (status)
		return status;
	if (!strcmp(s->command, "test"))
		VEC_PUSH(s->arena, &s->values.list, "testing.testBinary=1"); /* what testing.Testing reports */
	take_outputs(s);
	s->tells |= s->m > 0 || s->m_what;
	if (largest_m(s) > 1)
		complain("-m=2: the steps that lead to a decision are not told yet; what follows is -m");
	return 0;
}

struct str gcflags_values(const struct settings *s, const struct load_package *p)
{
	struct text t = {.arena = s->arena};
	size_t n = strlen(p->link);
	for (uint32_t i = 0; i < s->values.list.len; i++) {
		const char *word = s->values.list.at[i], *name = word + n;
		if (strncmp(word, p->link, n) || *name != '.' || memchr(name + 1, '/', strcspn(name, "=")) ||
		    memchr(name + 1, '.', strcspn(name + 1, "=")))
			continue;
		text_add(&t, str_of(name + 1));
		text_char(&t, 0);
	}
	return text_str(&t);
}
