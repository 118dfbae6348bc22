/* modpath.c - what module paths and versions may look like (go.dev/ref/mod, "Module paths" and "Versions"). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "modfile.h"
#include "syntax.h"

static bool is_decimal(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- paths ---- */

/* Where the digits at the end of s start. */
static size_t trailing_digits(struct str s, const char *also)
{
	size_t i = s.len;
	while (i && (is_decimal(s.data[i - 1]) || strchr(also, s.data[i - 1])))
		i--;
	return i;
}

static bool gopkg_major(struct str path, struct str *major)
{
	static const struct str unstable = {"-unstable", 9};
	size_t end = str_has_suffix(path, unstable) ? path.len - unstable.len : path.len;
	size_t i = trailing_digits(str_part(path, 0, end), "");
	if (i < 2 || path.data[i - 1] != 'v' || path.data[i - 2] != '.')
		return false;
	*major = str_part(path, i - 2, end);
	return major->len > 2 && (major->data[2] != '0' || str_eq(*major, STR(".v0")));
}

bool modpath_major(struct str path, struct str *major)
{
	*major = STR("");
	if (str_has_prefix(path, STR("gopkg.in/")))
		return gopkg_major(path, major);
	size_t i = trailing_digits(path, ".");
	if (i < 2 || i == path.len || path.data[i - 1] != 'v' || path.data[i - 2] != '/')
		return true;
	struct str found = str_part(path, i - 2, path.len);
	if (memchr(found.data, '.', found.len) || found.data[2] == '0' || str_eq(found, STR("/v1")))
		return false;
	*major = found;
	return true;
}

static bool is_device(struct str name)
{
	static const char *const names[] = {"con",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
					    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
					    "lpt7", "lpt8", "lpt9", "prn",  "aux",  "nul"};
	for (size_t i = 0; i < KIT_COUNT(names); i++)
		if (strlen(names[i]) == name.len && !strncasecmp(names[i], name.data, name.len))
			return true;
	return false;
}

static bool ends_in_tilde_and_digits(struct str s)
{
	size_t i = trailing_digits(s, "");
	return i && i < s.len && s.data[i - 1] == '~';
}

static const char *bad_character(struct arena *a, struct str element)
{
	int size;
	for (size_t i = 0; i < element.len; i += (size_t)size) {
		uint32_t c = utf8_decode(element.data + i, element.len - i, &size);
		if (c < 0x80 && (isalnum((int)c) || (c && strchr("-._~+", (int)c))))
			continue;
		struct str shown = rune_quote(a, c);
		return arena_printf(a, "invalid char " STR_FMT, STR_ARG(shown)).data;
	}
	return NULL;
}

static const char *element_objection(struct arena *a, struct str element)
{
	size_t dots = 0;
	const char *why;
	while (dots < element.len && element.data[dots] == '.')
		dots++;
	if (!element.len)
		return "empty path element";
	struct str shown = str_quote(a, element);
	if (dots == element.len)
		return arena_printf(a, "invalid path element " STR_FMT, STR_ARG(shown)).data;
	if (element.data[element.len - 1] == '.')
		return "trailing dot in path element";
	if ((why = bad_character(a, element)))
		return why;
	const char *dot = memchr(element.data, '.', element.len);
	struct str name = str_part(element, 0, dot ? (size_t)(dot - element.data) : element.len);
	shown = str_quote(a, name);
	if (is_device(name))
		return arena_printf(a, STR_FMT " disallowed as path element component on Windows", STR_ARG(shown)).data;
	return ends_in_tilde_and_digits(name) ? "trailing tilde and digits in path element" : NULL;
}

static bool is_utf8(struct str s)
{
	int size;
	for (size_t i = 0; i < s.len; i += (size_t)size)
		if (utf8_decode(s.data + i, s.len - i, &size) == 0xfffd && size == 1)
			return false;
	return true;
}

const char *modpath_objection(struct arena *a, struct str path)
{
	const char *why = NULL;
	if (!is_utf8(path))
		return "invalid UTF-8";
	if (!path.len)
		return "empty string";
	if (*path.data == '-')
		return "leading dash";
	for (size_t i = 1; i < path.len; i++)
		if (path.data[i] == '/' && path.data[i - 1] == '/')
			return "double slash";
	if (path.data[path.len - 1] == '/')
		return "trailing slash";
	for (size_t from = 0, i = 0; !why && i <= path.len; i++)
		if (i == path.len || path.data[i] == '/') {
			why = element_objection(a, str_part(path, from, i));
			from = i + 1;
		}
	return why;
}

/* ---- versions ---- */

/* Takes a number without a needless zero from the front. */
static bool take_number(struct str *s)
{
	size_t n = 0;
	while (n < s->len && is_decimal(s->data[n]))
		n++;
	bool good = n && (n == 1 || *s->data != '0');
	*s = str_part(*s, n, s->len);
	return good;
}

static bool take(struct str *s, char c)
{
	if (!s->len || *s->data != c)
		return false;
	*s = str_part(*s, 1, s->len);
	return true;
}

/* -rc.1: identifiers between dots; numeric ones without a needless zero. */
static bool take_prerelease(struct str *s)
{
	do {
		size_t n = 0, digits = 0;
		*s = str_part(*s, 1, s->len);
		while (n < s->len && (isalnum((unsigned char)s->data[n]) || s->data[n] == '-'))
			digits += is_decimal(s->data[n++]);
		if (!n || (digits == n && n > 1 && *s->data == '0'))
			return false;
		*s = str_part(*s, n, s->len);
	} while (s->len && *s->data == '.');
	return true;
}

bool modpath_is_canonical(struct str v)
{
	if (!take(&v, 'v') || !take_number(&v) || !take(&v, '.') || !take_number(&v) || !take(&v, '.') ||
	    !take_number(&v))
		return false;
	if (v.len && *v.data == '-' && !take_prerelease(&v))
		return false;
	return !v.len || str_eq(v, STR("+incompatible"));
}

const char *modpath_major_objection(struct arena *a, struct str version, struct str major)
{
	size_t n = 1;
	while (n < version.len && is_decimal(version.data[n]))
		n++;
	struct str said = str_part(version, 0, n);
	const struct str wanted = major.len ? str_part(major, 1, major.len) : STR("v0 or v1");
	if (str_has_prefix(version, STR("v0.0.0-")) && str_eq(major, STR(".v1")))
		return NULL; /* as old tools wrote it */
	if (!major.len &&
	    (str_eq(said, STR("v0")) || str_eq(said, STR("v1")) || str_has_suffix(version, STR("+incompatible"))))
		return NULL;
	if (major.len && str_eq(said, wanted))
		return NULL;
	return arena_printf(a, "should be " STR_FMT ", not " STR_FMT, STR_ARG(wanted), STR_ARG(said)).data;
}

/* ---- order ---- */

/* Up to the next dot or what ends the part; the rest stays in s. */
static struct str take_identifier(struct str *s, const char *ends)
{
	size_t n = 0;
	while (n < s->len && !strchr(ends, s->data[n]))
		n++;
	struct str word = str_part(*s, 0, n);
	*s = str_part(*s, n, s->len);
	return word;
}

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_decimal(s.data[i]))
			return false;
	return s.len;
}

/* Numbers have no zeros in front: the longer is the larger. */
static int compare_identifiers(struct str a, struct str b)
{
	bool n = is_number(a), m = is_number(b);
	if (n != m)
		return n ? -1 : 1;
	if (n && a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return str_cmp(a, b);
}

int modpath_compare(const char *v, const char *w)
{
	struct str a = str_of(*v == 'v' ? v + 1 : v), b = str_of(*w == 'v' ? w + 1 : w);
	for (int i = 0; i < 3; i++) {
		int order = compare_identifiers(take_identifier(&a, ".-+"), take_identifier(&b, ".-+"));
		if (order)
			return order;
		take(&a, '.');
		take(&b, '.');
	}
	bool pre_a = take(&a, '-'), pre_b = take(&b, '-');
	if (pre_a != pre_b)
		return pre_a ? -1 : 1;
	while (pre_a) {
		struct str x = take_identifier(&a, ".+"), y = take_identifier(&b, ".+");
		int order = compare_identifiers(x, y);
		if (order)
			return order;
		bool more_a = take(&a, '.'), more_b = take(&b, '.');
		if (!more_a || !more_b)
			return (int)more_a - (int)more_b;
	}
	return 0;
}
