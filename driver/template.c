#include "template.h"

#include <ctype.h>
#include <stdlib.h>

#include "template_values.h"

struct variable {
	struct str name; /* without the "$" */
	const cJSON *value;
};
struct machine {
	struct arena *arena;
	struct text *out;
	const char *at; /* in the template */
	const struct template_field *known;
	const cJSON *context;
	struct template_errors errors;
	VEC(struct variable) variables; /* of the blocks that are open */
	struct str chained;             /* behind "else": " if …" */
	bool trim;                      /* the next text begins behind "-}}" */
};
struct words {
	const char *at;
	const char *end;
	struct machine *m;
	const cJSON *dot, *root;
};

static const cJSON *pipeline(struct words *w);

static const cJSON *fail(struct machine *m, const char *fmt, const char *what)
{
	return template_fail(&m->errors, fmt, what);
}

/* ---- expressions ---- */

static void skip_blanks(struct words *w)
{
	while (w->at < w->end && strchr(" \t\r\n", *w->at))
		w->at++;
}

static const struct template_field *find_field(const struct machine *m, const char *name)
{
	for (const struct template_field *f = m->known; f->name; f++)
		if (!strcmp(f->name, name))
			return f;
	return NULL;
}

static const cJSON *field_value(struct machine *m, const cJSON *v, const char *name)
{
	const struct template_field *f = find_field(m, name);
	if (!strcmp(name, "String") && cJSON_GetObjectItemCaseSensitive(v, "Path")) { /* the method */
		struct text t = {.arena = m->arena};
		template_print(&t, v);
		return template_string(m->arena, text_str(&t));
	}
	if (!f)
		return fail(m, "field .%s is not one that is known here", name);
	const cJSON *x = cJSON_IsObject(v) ? cJSON_GetObjectItemCaseSensitive(v, name) : NULL;
	if (x)
		return x;
	cJSON *empty = f->type == cJSON_String ? template_string(m->arena, STR("")) : template_bool(m->arena, false);
	empty->type = f->type;
	return empty;
}

/* .Field.Field, or "." */
static const cJSON *fields(struct words *w, const cJSON *v)
{
	if (w->at < w->end && *w->at == '.')
		w->at++;
	while (w->at < w->end && (isalnum((unsigned char)*w->at) || *w->at == '_')) {
		size_t n = 0;
		while (w->at + n < w->end && (isalnum((unsigned char)w->at[n]) || w->at[n] == '_'))
			n++;
		const char *name = arena_printf(w->m->arena, "%.*s", (int)n, w->at).data;
		v = field_value(w->m, v, name);
		w->at += n;
		if (w->at < w->end && *w->at == '.')
			w->at++;
	}
	return v;
}

/* "text" or `text`; escapes are Go's common ones. */
static const cJSON *literal(struct words *w)
{
	struct text t = {.arena = w->m->arena};
	char quote = *w->at++;
	for (; w->at < w->end && *w->at != quote; w->at++) {
		static const char from[] = "ntr\\\"", to[] = "\n\t\r\\\"";
		const char *escape = quote == '"' && *w->at == '\\' ? strchr(from, w->at[1]) : NULL;
		text_char(&t, escape ? to[escape - from] : *w->at);
		w->at += escape != NULL;
	}
	if (w->at == w->end)
		return fail(w->m, "%s", "unterminated quoted string");
	w->at++;
	return template_string(w->m->arena, text_str(&t));
}

static struct str take_name(struct words *w)
{
	const char *from = w->at;
	while (w->at < w->end && (isalnum((unsigned char)*w->at) || *w->at == '_'))
		w->at++;
	return (struct str){from, (size_t)(w->at - from)};
}

static bool takes_word(struct words *w, const char *word)
{
	struct words ahead = *w;
	if (!str_eq(take_name(&ahead), str_of(word)))
		return false;
	*w = ahead;
	return true;
}

static struct variable *find_variable(struct machine *m, struct str name)
{
	for (uint32_t i = m->variables.len; i-- > 0;)
		if (str_eq(m->variables.at[i].name, name))
			return &m->variables.at[i];
	return NULL;
}

/* Behind "$": the name, or nothing for the value that the template is about. */
static const cJSON *variable_value(struct words *w)
{
	struct str name = take_name(w);
	const struct variable *v = find_variable(w->m, name);
	if (!name.len || v)
		return name.len ? v->value : w->root;
	return fail(w->m, "undefined variable \"$%s\"", arena_str(w->m->arena, name).data);
}

static const cJSON *operand(struct words *w)
{
	skip_blanks(w);
	if (w->at == w->end)
		return fail(w->m, "%s", "missing value");
	if (*w->at == '"' || *w->at == '`')
		return literal(w);
	if (*w->at == '.')
		return fields(w, w->dot);
	if (*w->at == '$') {
		w->at++;
		return fields(w, variable_value(w));
	}
	if (takes_word(w, "context"))
		return fields(w, w->m->context);
	if (isdigit((unsigned char)*w->at)) {
		char *end;
		double n = strtod(w->at, &end);
		w->at = end;
		return template_number(w->m->arena, n);
	}
	if (*w->at == '(') {
		w->at++;
		const cJSON *v = pipeline(w);
		skip_blanks(w);
		if (w->at == w->end || *w->at != ')')
			return fail(w->m, "%s", "unclosed left paren");
		w->at++;
		return v;
	}
	return fail(w->m, "function \"%s\" not defined",
		    arena_printf(w->m->arena, "%.*s", (int)strcspn(w->at, " \t})|"), w->at).data);
}

static bool more(struct words *w)
{
	skip_blanks(w);
	return w->at < w->end && *w->at != '|' && *w->at != ')';
}

static struct str function_name(struct words *w)
{
	skip_blanks(w);
	struct str name = template_function((struct str){w->at, (size_t)(w->end - w->at)});
	w->at += name.len;
	return name;
}

/* Commands parted by "|", the value of each the last argument of the next. */
static const cJSON *pipeline(struct words *w)
{
	const cJSON *value = NULL;
	for (bool first = true;; first = false) {
		VEC(const cJSON *) args = {0};
		struct str name = function_name(w);
		while (!w->m->errors.first && more(w) && (name.len || !args.len))
			VEC_PUSH(w->m->arena, &args, operand(w));
		if (!first)
			VEC_PUSH(w->m->arena, &args, value);
		if (w->m->errors.first)
			return NULL;
		value = name.len ? template_call(&w->m->errors, name, args.at, args.len) : args.len ? args.at[0] : NULL;
		skip_blanks(w);
		if (w->at == w->end || *w->at != '|')
			return value;
		w->at++;
	}
}

/* ---- text and actions ---- */

static struct str next_action(struct machine *m)
{
	const char *end = strstr(m->at, "}}");
	struct str s = {m->at, end ? (size_t)(end - m->at) : strlen(m->at)};
	if (!end)
		fail(m, "%s", "unclosed action");
	m->at = s.data + s.len + (end ? 2 : 0);
	if (s.len && s.data[0] == '-')
		s = str_part(s, 1, s.len);
	m->trim = s.len && s.data[s.len - 1] == '-';
	if (m->trim)
		s.len--;
	return str_trim(s);
}

static void copy_text(struct machine *m, bool live)
{
	const char *open = strstr(m->at, "{{");
	struct str s = {m->at, open ? (size_t)(open - m->at) : strlen(m->at)};
	m->at = s.data + s.len;
	if (m->trim)
		s = str_trim_left(s);
	if (open && open[2] == '-')
		s = str_trim_right(s);
	m->trim = false;
	if (live)
		text_add(m->out, s);
}

static bool begins(struct str action, const char *word, struct str *rest)
{
	size_t n = strlen(word);
	if (action.len < n || memcmp(action.data, word, n) != 0 ||
	    (action.len > n && isalnum((unsigned char)action.data[n])))
		return false;
	*rest = str_part(action, n, action.len);
	return true;
}

/* What stands in front of a pipeline: "$x :=", "$x =", "$i, $x :=". */
struct targets {
	struct str names[2];
	uint32_t n;
	bool declared; /* or assigned */
};

static struct targets take_targets(struct words *w)
{
	struct targets t = {0};
	struct words ahead = *w;
	do {
		skip_blanks(&ahead);
		if (ahead.at == ahead.end || *ahead.at++ != '$')
			return (struct targets){0};
		t.names[t.n++] = take_name(&ahead);
		skip_blanks(&ahead);
	} while (t.n < 2 && ahead.at < ahead.end && *ahead.at == ',' && ahead.at++);
	t.declared = ahead.at < ahead.end && *ahead.at == ':';
	ahead.at += t.declared;
	if (ahead.at == ahead.end || *ahead.at++ != '=')
		return (struct targets){0};
	*w = ahead;
	return t;
}

static void set_variable(struct machine *m, struct str name, bool declared, const cJSON *value)
{
	struct variable *v = declared ? NULL : find_variable(m, name);
	if (v)
		v->value = value;
	else if (declared)
		VEC_PUSH(m->arena, &m->variables, (struct variable){name, value});
	else
		fail(m, "undefined variable \"$%s\"", arena_str(m->arena, name).data);
}

/* t: what the value is for, left to the caller. */
static const cJSON *evaluate_for(struct machine *m, struct str s, const cJSON *dot, const cJSON *root,
				 struct targets *t)
{
	struct words w = {.at = s.data, .end = s.data + s.len, .m = m, .dot = dot, .root = root};
	*t = take_targets(&w);
	const cJSON *v = pipeline(&w);
	skip_blanks(&w);
	if (!m->errors.first && w.at < w.end)
		return fail(m, "unexpected %s in operand",
			    arena_str(m->arena, (struct str){w.at, (size_t)(w.end - w.at)}).data);
	return v;
}

static const cJSON *evaluate(struct machine *m, struct str s, const cJSON *dot, const cJSON *root, bool *kept)
{
	struct targets t;
	const cJSON *v = evaluate_for(m, s, dot, root, &t);
	if (t.n == 2)
		return fail(m, "too many declarations in %s", arena_str(m->arena, s).data);
	if (t.n)
		set_variable(m, t.names[0], t.declared, v);
	*kept = t.n;
	return v;
}

/* Up to the "end" or "else" that is this list's; which of them it was. */
enum stop { STOP_EOF, STOP_END, STOP_ELSE };
static enum stop run(struct machine *m, const cJSON *dot, const cJSON *root, bool live);

/* if, with: the first branch is for what is true. */
static void branch(struct machine *m, struct str condition, bool with, const cJSON *dot, const cJSON *root, bool live)
{
	uint32_t variables = m->variables.len;
	bool kept;
	const cJSON *value = live ? evaluate(m, condition, dot, root, &kept) : NULL;
	bool yes = template_is_true(value);
	enum stop stop = run(m, with && yes ? value : dot, root, live && yes);
	struct str rest = m->chained;
	if (stop == STOP_ELSE && rest.len) {
		while (rest.len && *rest.data == ' ')
			rest = str_part(rest, 1, rest.len);
		with = begins(rest, "with", &rest);
		if (!with && !begins(rest, "if", &rest))
			fail(m, "%s", "unexpected words behind else");
		branch(m, rest, with, dot, root, live && !yes);
		m->variables.len = variables;
		return;
	}
	if (stop == STOP_ELSE)
		stop = run(m, dot, root, live && !yes);
	if (stop != STOP_END)
		fail(m, "%s", "unexpected EOF");
	m->variables.len = variables;
}

static void set_element(struct machine *m, const struct targets *t, int index, const cJSON *x)
{
	if (t->n == 2)
		set_variable(m, t->names[0], t->declared, template_number(m->arena, index));
	if (t->n)
		set_variable(m, t->names[t->n - 1], t->declared, x);
}

static void range(struct machine *m, struct str what, const cJSON *dot, const cJSON *root, bool live)
{
	struct targets t = {0};
	uint32_t variables = m->variables.len;
	const cJSON *list = live ? evaluate_for(m, what, dot, root, &t) : NULL, *x;
	const char *body = m->at;
	bool trim = m->trim, any = live && template_is_true(list);
	enum stop stop = STOP_EOF;
	int index = 0;
	for (x = any ? list->child : NULL; x && !m->errors.first; x = x->next) {
		m->at = body;
		m->trim = trim;
		m->variables.len = variables;
		set_element(m, &t, index++, x);
		stop = run(m, x, root, true);
	}
	if (!any)
		stop = run(m, dot, root, false);
	if (stop == STOP_ELSE)
		stop = run(m, dot, root, live && !any);
	if (stop != STOP_END)
		fail(m, "%s", "unexpected EOF");
	m->variables.len = variables;
}

static enum stop run(struct machine *m, const cJSON *dot, const cJSON *root, bool live)
{
	struct str rest;
	while (!m->errors.first) {
		copy_text(m, live);
		if (!*m->at)
			return STOP_EOF;
		m->at += 2;
		struct str action = next_action(m);
		if (begins(action, "end", &rest))
			return STOP_END;
		if (begins(action, "else", &rest)) {
			m->chained = rest;
			return STOP_ELSE;
		}
		bool with = begins(action, "with", &rest), ranges = begins(action, "range", &rest);
		if (!with && !ranges && !begins(action, "if", &rest)) {
			bool comment = action.len > 1 && action.data[0] == '/', kept = false;
			const cJSON *v = comment || !live ? NULL : evaluate(m, action, dot, root, &kept);
			if (v && !kept)
				template_print(m->out, v);
			continue;
		}
		if (ranges)
			range(m, rest, dot, root, live);
		else
			branch(m, rest, with, dot, root, live);
	}
	return STOP_EOF;
}

const char *template_run(struct text *out, const char *text, const cJSON *value, const struct template_field *known,
			 const cJSON *context)
{
	struct machine m = {.arena = out->arena, .out = out, .at = text, .known = known, .context = context};
	m.errors.arena = out->arena;
	enum stop stop = run(&m, value, value, true);
	if (!m.errors.first && stop != STOP_EOF)
		fail(&m, "unexpected {{%s}}", stop == STOP_END ? "end" : "else");
	return m.errors.first;
}
