#include "template_values.h"

#include <ctype.h>
#include <stdlib.h>

#include "syntax.h"

const cJSON *template_fail(struct template_errors *e, const char *fmt, const char *what)
{
	if (!e->first)
		e->first = arena_printf(e->arena, fmt, what).data;
	return NULL;
}

/* ---- values ---- */

cJSON *template_string(struct arena *a, struct str s)
{
	cJSON *v = ARENA_NEW(a, cJSON);
	v->type = cJSON_String;
	v->valuestring = (char *)arena_str(a, s).data;
	return v;
}

cJSON *template_bool(struct arena *a, bool b)
{
	cJSON *v = ARENA_NEW(a, cJSON);
	v->type = b ? cJSON_True : cJSON_False;
	return v;
}

cJSON *template_number(struct arena *a, double n)
{
	cJSON *v = ARENA_NEW(a, cJSON);
	v->type = cJSON_Number;
	v->valuedouble = n;
	return v;
}

bool template_is_true(const cJSON *v)
{
	if (!v || cJSON_IsFalse(v) || cJSON_IsNull(v))
		return false;
	if (cJSON_IsString(v))
		return *v->valuestring;
	if (cJSON_IsNumber(v))
		return v->valuedouble != 0;
	return cJSON_IsArray(v) ? cJSON_GetArraySize(v) > 0 : true;
}

/* "path version => path version" */
static void print_module(struct text *t, const cJSON *m)
{
	static const char *const parts[] = {"Path", "Version", "Replace"};
	for (size_t i = 0; i < KIT_COUNT(parts); i++) {
		const cJSON *x = cJSON_GetObjectItemCaseSensitive(m, parts[i]);
		if (x && i)
			text_add(t, i == 2 ? STR(" => ") : STR(" "));
		template_print(t, x);
	}
}

static void print_list(struct text *t, const cJSON *list)
{
	const cJSON *x;
	text_char(t, '[');
	cJSON_ArrayForEach(x, list)
	{
		text_add(t, x == list->child ? STR("") : STR(" "));
		template_print(t, x);
	}
	text_char(t, ']');
}

void template_print(struct text *t, const cJSON *v)
{
	if (cJSON_IsString(v))
		text_add(t, str_of(v->valuestring));
	else if (cJSON_IsNumber(v))
		text_printf(t, "%.17g", v->valuedouble);
	else if (cJSON_IsBool(v))
		text_add(t, cJSON_IsTrue(v) ? STR("true") : STR("false"));
	else if (cJSON_IsNull(v))
		text_add(t, STR("<nil>"));
	else if (cJSON_IsObject(v) && cJSON_GetObjectItemCaseSensitive(v, "Path"))
		print_module(t, v);
	else if (cJSON_IsArray(v) || cJSON_IsObject(v))
		print_list(t, v);
}

static struct str text_of(struct arena *a, const cJSON *v)
{
	struct text t = {.arena = a};
	if (v)
		template_print(&t, v);
	return text_str(&t);
}

/* ---- printf ---- */

/* Strings of a list, each, or what prints as text. */
static struct str quoted(struct arena *a, const cJSON *v)
{
	struct text t = {.arena = a};
	const cJSON *x;
	if (!cJSON_IsArray(v))
		return str_quote(a, text_of(a, v));
	text_char(&t, '[');
	cJSON_ArrayForEach(x, v) text_printf(&t, "%s" STR_FMT, x == v->child ? "" : " ", STR_ARG(quoted(a, x)));
	text_char(&t, ']');
	return text_str(&t);
}

static size_t count_runes(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.data[i] & 0xc0) != 0x80;
	return n;
}

static void pad(struct text *t, struct str s, size_t width, bool left)
{
	size_t n = count_runes(s), blanks = n < width ? width - n : 0;
	if (left)
		text_add(t, s);
	while (blanks--)
		text_char(t, ' ');
	if (!left)
		text_add(t, s);
}

/* %s, %v, %q, %d, %t, with widths. */
static const cJSON *format(struct template_errors *e, const cJSON *const *args, uint32_t n)
{
	struct text t = {.arena = e->arena};
	uint32_t next = 1;
	const char *f = n && cJSON_IsString(args[0]) ? args[0]->valuestring : "";
	for (; *f; f++) {
		if (*f != '%' || f[1] == '%') {
			text_char(&t, *f);
			f += *f == '%';
			continue;
		}
		bool left = f[1] == '-';
		char *verb;
		size_t width = strtoul(f + 1 + left, &verb, 10);
		if (!*verb || !strchr("svqdt", *verb) || next >= n)
			return template_fail(e, "printf: %s is more than is known here", args[0]->valuestring);
		pad(&t, *verb == 'q' ? quoted(e->arena, args[next]) : text_of(e->arena, args[next]), width, left);
		next++;
		f = verb;
	}
	return template_string(e->arena, text_str(&t));
}

/* ---- functions ---- */

static const cJSON *join(struct arena *a, const cJSON *list, const cJSON *separator)
{
	struct text t = {.arena = a};
	const cJSON *x;
	cJSON_ArrayForEach(x, list)
	{
		if (x != list->child)
			text_add(&t, text_of(a, separator));
		template_print(&t, x);
	}
	return template_string(a, text_str(&t));
}

static int compare(struct arena *a, const cJSON *x, const cJSON *y)
{
	if (cJSON_IsNumber(x) && cJSON_IsNumber(y))
		return (x->valuedouble > y->valuedouble) - (x->valuedouble < y->valuedouble);
	return strcmp(text_of(a, x).data, text_of(a, y).data);
}

/* eq has as many others as there are: one that is equal will do. */
static bool comparison(struct arena *a, struct str name, const cJSON *const *args, uint32_t n)
{
	int c = compare(a, args[0], args[1]);
	for (uint32_t i = 2; c && i < n && str_eq(name, STR("eq")); i++)
		c = compare(a, args[0], args[i]);
	if (str_eq(name, STR("eq")) || str_eq(name, STR("ne")))
		return (c == 0) == (name.data[0] == 'e');
	return (name.data[0] == 'l' ? c < 0 : c > 0) || (name.data[1] == 'e' && !c);
}

static const cJSON *element(struct template_errors *e, const cJSON *list, const cJSON *index)
{
	const cJSON *x = cJSON_IsNumber(index) ? cJSON_GetArrayItem(list, (int)index->valuedouble) : NULL;
	if (x && cJSON_IsArray(list))
		return x;
	return template_fail(e, "error calling index: index out of range: %s", text_of(e->arena, index).data);
}

/* print puts blanks between operands that are no strings, println between all. */
static const cJSON *printed(struct arena *a, bool line, const cJSON *const *args, uint32_t n)
{
	struct text t = {.arena = a};
	for (uint32_t i = 0; i < n; i++) {
		if (i && (line || (!cJSON_IsString(args[i]) && !cJSON_IsString(args[i - 1]))))
			text_char(&t, ' ');
		template_print(&t, args[i]);
	}
	if (line)
		text_char(&t, '\n');
	return template_string(a, text_str(&t));
}

/* The first that decides, or the last. */
static const cJSON *logical(bool and, const cJSON *const *args, uint32_t n)
{
	for (uint32_t i = 0; i + 1 < n; i++)
		if (template_is_true(args[i]) != and)
			return args[i];
	return args[n - 1];
}

static const char *const names[] = {"join", "len", "eq", "ne",    "lt",     "le",      "gt",   "ge",
				    "not",  "and", "or", "index", "printf", "println", "print"};

struct str template_function(struct str text)
{
	size_t n = 0;
	while (n < text.len && isalpha((unsigned char)text.data[n]))
		n++;
	for (size_t i = 0; n && i < KIT_COUNT(names); i++)
		if (str_eq(str_of(names[i]), (struct str){text.data, n}))
			return str_of(names[i]);
	return (struct str){0};
}

const cJSON *template_call(struct template_errors *e, struct str name, const cJSON *const *args, uint32_t n)
{
	struct arena *a = e->arena;
	if (str_eq(name, STR("join")) && n == 2)
		return join(a, args[0], args[1]);
	if (str_eq(name, STR("len")) && n == 1)
		return template_number(a, cJSON_IsString(args[0]) ? (double)strlen(args[0]->valuestring)
								  : cJSON_GetArraySize(args[0]));
	if (name.len == 2 && n >= 2 && !str_eq(name, STR("or")))
		return template_bool(a, comparison(a, name, args, n));
	if (str_eq(name, STR("not")) && n == 1)
		return template_bool(a, !template_is_true(args[0]));
	if ((str_eq(name, STR("and")) || str_eq(name, STR("or"))) && n)
		return logical(name.data[0] == 'a', args, n);
	if (str_eq(name, STR("index")) && n == 2)
		return element(e, args[0], args[1]);
	if (str_eq(name, STR("printf")) && n)
		return format(e, args, n);
	if (str_has_prefix(name, STR("print")) && !str_eq(name, STR("printf")))
		return printed(a, name.len > 5, args, n);
	return template_fail(e, "wrong number of args for %s", arena_str(a, name).data);
}
