/* godebug.c - settings of GODEBUG as the tree's internal/godebugs/table.go has them:
 *   {Name: "panicnil", Package: "runtime", Changed: 21, Old: "1"},
 * and, under Removed, {Name: "x509sha1", Removed: 24, Old: one}. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"

/* Where the table of the removed starts. */
static size_t removed_at(struct str table)
{
	return str_find(table, 0, "var Removed");
}

/* The quoted text behind a key of a row, or "". */
static struct str quoted_after(struct str row, const char *key)
{
	size_t from = str_find(row, 0, key) + strlen(key);
	return from >= row.len ? STR("") : str_part(row, from, str_find(row, from, "\""));
}

static int number_after(struct str row, const char *key)
{
	size_t at = str_find(row, 0, key);
	return at < row.len ? atoi(row.data + at + strlen(key)) : 0;
}

/* The row of a setting in table, or "". */
static struct str row_of(struct str table, struct str name)
{
	for (size_t at = 0; (at = str_find(table, at, "{Name: \"")) < table.len; at++) {
		struct str row = str_part(table, at, str_find(table, at, "\n"));
		if (str_eq(quoted_after(row, "Name: \""), name))
			return row;
	}
	return STR("");
}

struct str load_godebug_table(struct arena *a, const char *goroot)
{
	struct str table = STR("");
	if (goroot)
		file_read(a, arena_printf(a, "%s/src/internal/godebugs/table.go", goroot).data, &table);
	return table;
}

/* ---- what the language version asks for ---- */

void load_godebug_old(struct arena *a, struct str table, int minor, struct load_godebugs *out)
{
	size_t end = removed_at(table);
	for (size_t at = 0; (at = str_find(table, at, "{Name: \"")) < end; at++) {
		struct str row = str_part(table, at, str_find(table, at, "\n"));
		if (minor < number_after(row, "Changed: "))
			VEC_PUSH(a, &out->list,
				 ((struct load_godebug){quoted_after(row, "Name: \""), quoted_after(row, "Old: \"")}));
	}
}

/* ---- what a setting may be ---- */

static bool has_any(struct str s, const char *set)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr(set, s.data[i]))
			return true;
	return false;
}

/* Whether a row of the removed calls value an old one: by the names one and zero, or by comparing. */
static bool is_old_value(struct str row, struct str value)
{
	char text[16];
	if (value.len > 8)
		return false;
	if (str_find(row, 0, "Old: one") < row.len || str_find(row, 0, "Old: zero") < row.len)
		return str_eq(value, str_find(row, 0, "Old: one") < row.len ? STR("1") : STR("0"));
	snprintf(text, sizeof text, "== \"%.*s\"", (int)value.len, value.data);
	return str_find(row, 0, text) < row.len;
}

static const char *removed_objection(struct arena *a, struct str row, const char *what, struct load_godebug s)
{
	int minor = number_after(row, "Removed: ");
	if (str_find(row, 0, "Old: ") == row.len)
		return arena_printf(a, "use of removed %s \"" STR_FMT "\", see https://go.dev/doc/godebug#go-1%d", what,
				    STR_ARG(s.name), minor)
		    .data;
	if (!is_old_value(row, s.value))
		return NULL;
	return arena_printf(a,
			    "removed GODEBUG \"" STR_FMT "\" set to old value \"" STR_FMT
			    "\" (https://go.dev/doc/godebug#go-1%d)",
			    STR_ARG(s.name), STR_ARG(s.value), minor)
	    .data;
}

static const char *default_objection(struct arena *a, const char *running, struct str value)
{
	struct str version = str_part(value, str_has_prefix(value, STR("go")) ? 2 : 0, value.len);
	int major, minor;
	if (version.len == value.len || !load_go_version(version, &major, &minor))
		return "value for default= must be goVERSION";
	if (load_compare_versions(version, str_of(running)) > 0)
		return arena_printf(a, "default=" STR_FMT " too new (toolchain is go%s)", STR_ARG(value), running).data;
	return NULL;
}

const char *load_godebug_objection(struct arena *a, struct str table, const char *running, const char *what,
				   struct load_godebug s)
{
	if (has_any(s.name, " \t"))
		return "key contains space";
	if (has_any(s.value, " \t"))
		return "value contains space";
	if (has_any(s.name, ","))
		return "key contains comma";
	if (has_any(s.value, ","))
		return "value contains comma";
	if (str_eq(s.name, STR("default")))
		return default_objection(a, running, s.value);
	if (!table.len || row_of(str_part(table, 0, removed_at(table)), s.name).len)
		return NULL;
	struct str removed = row_of(str_part(table, removed_at(table), table.len), s.name);
	if (removed.len)
		return removed_objection(a, removed, what, s);
	return arena_printf(a, "unknown %s \"" STR_FMT "\"", what, STR_ARG(s.name)).data;
}
