#include "template.h"

#include <ctype.h>
#include <stdlib.h>

/* Values are JSON's; what is not there is NULL and prints as nothing. */
struct machine {
	struct arena *arena;
	struct text *out;
	const char *at; /* in the template */
	const struct template_field *known;
	const char *error;
	struct str chained; /* behind "else": " if …" */
	bool trim;          /* the next text begins behind "-}}" */
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
	if (!m->error)
		m->error = arena_printf(m->arena, fmt, what).data;
	return NULL;
}

/* ---- values ---- */

static cJSON *string_value(struct machine *m, struct str s)
{
	cJSON *v = ARENA_NEW(m->arena, cJSON);
	v->type = cJSON_String;
	v->valuestring = (char *)arena_str(m->arena, s).data;
	return v;
}

static cJSON *bool_value(struct machine *m, bool b)
{
	cJSON *v = ARENA_NEW(m->arena, cJSON);
	v->type = b ? cJSON_True : cJSON_False;
	return v;
}

static cJSON *number_value(struct machine *m, double n)
{
	cJSON *v = ARENA_NEW(m->arena, cJSON);
	v->type = cJSON_Number;
	v->valuedouble = n;
	return v;
}

static bool is_true(const cJSON *v)
{
	if (!v || cJSON_IsFalse(v) || cJSON_IsNull(v))
		return false;
	if (cJSON_IsString(v))
		return *v->valuestring;
	if (cJSON_IsNumber(v))
		return v->valuedouble != 0;
	return cJSON_IsArray(v) ? cJSON_GetArraySize(v) > 0 : true;
}

static void print(struct text *t, const cJSON *v);

/* "path version => path version" */
static void print_module(struct text *t, const cJSON *m)
{
	static const char *const parts[] = {"Path", "Version", "Replace"};
	for (size_t i = 0; i < KIT_COUNT(parts); i++) {
		const cJSON *x = cJSON_GetObjectItemCaseSensitive(m, parts[i]);
		if (x && i)
			text_add(t, i == 2 ? STR(" => ") : STR(" "));
		print(t, x);
	}
}

/* As fmt prints it with %v. */
static void print(struct text *t, const cJSON *v)
{
	const cJSON *x;
	bool first = true;
	if (cJSON_IsString(v)) {
		text_add(t, str_of(v->valuestring));
	} else if (cJSON_IsNumber(v)) {
		text_printf(t, "%.17g", v->valuedouble);
	} else if (cJSON_IsBool(v)) {
		text_add(t, cJSON_IsTrue(v) ? STR("true") : STR("false"));
	} else if (cJSON_IsNull(v)) {
		text_add(t, STR("<nil>"));
	} else if (cJSON_IsObject(v) && cJSON_GetObjectItemCaseSensitive(v, "Path")) {
		print_module(t, v);
	} else if (cJSON_IsArray(v) || cJSON_IsObject(v)) {
		text_char(t, '[');
		cJSON_ArrayForEach(x, v)
		{
			text_add(t, first ? STR("") : STR(" "));
			print(t, x);
			first = false;
		}
		text_char(t, ']');
	}
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
		print(&t, v);
		return string_value(m, text_str(&t));
	}
	if (!f)
		return fail(m, "field .%s is not one that is known here", name);
	const cJSON *x = cJSON_IsObject(v) ? cJSON_GetObjectItemCaseSensitive(v, name) : NULL;
	if (x)
		return x;
	cJSON *empty = f->type == cJSON_String ? string_value(m, STR("")) : bool_value(m, false);
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
	return string_value(w->m, text_str(&t));
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
		return fields(w, w->root);
	}
	if (isdigit((unsigned char)*w->at)) {
		char *end;
		double n = strtod(w->at, &end);
		w->at = end;
		return number_value(w->m, n);
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

static struct str text_of(struct machine *m, const cJSON *v)
{
	struct text t = {.arena = m->arena};
	if (v)
		print(&t, v);
	return text_str(&t);
}

static const cJSON *join(struct machine *m, const cJSON *list, const cJSON *separator)
{
	struct text t = {.arena = m->arena};
	const cJSON *x;
	cJSON_ArrayForEach(x, list)
	{
		if (x != list->child)
			text_add(&t, text_of(m, separator));
		print(&t, x);
	}
	return string_value(m, text_str(&t));
}

/* %s, %v, %q without widths. */
static const cJSON *format(struct machine *m, const cJSON *const *args, uint32_t n)
{
	struct text t = {.arena = m->arena};
	uint32_t next = 1;
	const char *f = n && cJSON_IsString(args[0]) ? args[0]->valuestring : "";
	for (; *f; f++) {
		if (*f != '%' || f[1] == '%') {
			text_char(&t, *f);
			f += *f == '%';
		} else if (f[1] && strchr("svqdt", f[1]) && next < n) {
			const char *quote = *++f == 'q' ? "\"" : "";
			text_printf(&t, "%s" STR_FMT "%s", quote, STR_ARG(text_of(m, args[next])), quote);
			next++;
		} else {
			return fail(m, "printf: %s is more than is known here", args[0]->valuestring);
		}
	}
	return string_value(m, text_str(&t));
}

static const cJSON *call(struct machine *m, struct str name, const cJSON *const *args, uint32_t n)
{
	if (str_eq(name, STR("join")) && n == 2)
		return join(m, args[0], args[1]);
	if (str_eq(name, STR("len")) && n == 1)
		return number_value(m, cJSON_IsString(args[0]) ? (double)strlen(args[0]->valuestring)
							       : cJSON_GetArraySize(args[0]));
	if ((str_eq(name, STR("eq")) || str_eq(name, STR("ne"))) && n == 2)
		return bool_value(m, str_eq(text_of(m, args[0]), text_of(m, args[1])) == (name.data[0] == 'e'));
	if (str_eq(name, STR("not")) && n == 1)
		return bool_value(m, !is_true(args[0]));
	bool and = str_eq(name, STR("and"));
	for (uint32_t i = 0; n && (and|| str_eq(name, STR("or"))); i++)
		if (i + 1 == n || is_true(args[i]) != and)
			return args[i];
	if (str_eq(name, STR("printf")) && n)
		return format(m, args, n);
	if (str_eq(name, STR("print")) && n == 1)
		return string_value(m, text_of(m, args[0]));
	return fail(m, "wrong number of args for %s", arena_str(m->arena, name).data);
}

static struct str function_name(struct words *w)
{
	static const char *const names[] = {"join", "len", "eq", "ne", "not", "and", "or", "printf", "print"};
	size_t n = 0;
	skip_blanks(w);
	while (w->at + n < w->end && isalpha((unsigned char)w->at[n]))
		n++;
	for (size_t i = 0; n && i < KIT_COUNT(names); i++)
		if (str_eq(str_of(names[i]), (struct str){w->at, n})) {
			w->at += n;
			return str_of(names[i]);
		}
	return (struct str){0};
}

/* Commands parted by "|", the value of each the last argument of the next. */
static const cJSON *pipeline(struct words *w)
{
	const cJSON *value = NULL;
	for (bool first = true;; first = false) {
		VEC(const cJSON *) args = {0};
		struct str name = function_name(w);
		while (!w->m->error && more(w) && (name.len || !args.len))
			VEC_PUSH(w->m->arena, &args, operand(w));
		if (!first)
			VEC_PUSH(w->m->arena, &args, value);
		if (w->m->error)
			return NULL;
		value = name.len ? call(w->m, name, args.at, args.len) : args.len ? args.at[0] : NULL;
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

static const cJSON *evaluate(struct machine *m, struct str s, const cJSON *dot, const cJSON *root)
{
	struct words w = {.at = s.data, .end = s.data + s.len, .m = m, .dot = dot, .root = root};
	const cJSON *v = pipeline(&w);
	skip_blanks(&w);
	if (!m->error && w.at < w.end)
		return fail(m, "unexpected %s in operand",
			    arena_str(m->arena, (struct str){w.at, (size_t)(w.end - w.at)}).data);
	return v;
}

/* Up to the "end" or "else" that is this list's; which of them it was. */
enum stop { STOP_EOF, STOP_END, STOP_ELSE };
static enum stop run(struct machine *m, const cJSON *dot, const cJSON *root, bool live);

/* if, with: the first branch is for what is true. */
static void branch(struct machine *m, struct str condition, bool with, const cJSON *dot, const cJSON *root, bool live)
{
	const cJSON *value = live ? evaluate(m, condition, dot, root) : NULL;
	bool yes = is_true(value);
	enum stop stop = run(m, with && yes ? value : dot, root, live && yes);
	struct str rest = m->chained;
	if (stop == STOP_ELSE && rest.len) {
		while (rest.len && *rest.data == ' ')
			rest = str_part(rest, 1, rest.len);
		with = begins(rest, "with", &rest);
		if (!with && !begins(rest, "if", &rest))
			fail(m, "%s", "unexpected words behind else");
		branch(m, rest, with, dot, root, live && !yes);
		return;
	}
	if (stop == STOP_ELSE)
		stop = run(m, dot, root, live && !yes);
	if (stop != STOP_END)
		fail(m, "%s", "unexpected EOF");
}

static void range(struct machine *m, const cJSON *list, const cJSON *dot, const cJSON *root, bool live)
{
	const char *body = m->at;
	bool trim = m->trim, any = live && is_true(list);
	const cJSON *x;
	enum stop stop = STOP_EOF;
	for (x = any ? list->child : NULL; x && !m->error; x = x->next) {
		m->at = body;
		m->trim = trim;
		stop = run(m, x, root, true);
	}
	if (!any)
		stop = run(m, dot, root, false);
	if (stop == STOP_ELSE)
		stop = run(m, dot, root, live && !any);
	if (stop != STOP_END)
		fail(m, "%s", "unexpected EOF");
}

static enum stop run(struct machine *m, const cJSON *dot, const cJSON *root, bool live)
{
	struct str rest;
	while (!m->error) {
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
			const cJSON *v =
			    (action.len > 1 && action.data[0] == '/') ? NULL : evaluate(m, action, dot, root);
			if (live && v)
				print(m->out, v);
			continue;
		}
		if (ranges)
			range(m, live ? evaluate(m, rest, dot, root) : NULL, dot, root, live);
		else
			branch(m, rest, with, dot, root, live);
	}
	return STOP_EOF;
}

const char *template_run(struct text *out, const char *text, const cJSON *value, const struct template_field *known)
{
	struct machine m = {.arena = out->arena, .out = out, .at = text, .known = known};
	enum stop stop = run(&m, value, value, true);
	if (!m.error && stop != STOP_EOF)
		fail(&m, "unexpected {{%s}}", stop == STOP_END ? "end" : "else");
	return m.error;
}
