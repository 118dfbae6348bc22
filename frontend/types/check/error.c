/* error.c - errors of the checker, and texts for them. */
#include <stdio.h>

#include "check.h"
#include "typeset.h"

/* gc tells where the language version came from. */
static struct str with_version_hint(struct checker *c, struct str msg)
{
	const char *at = strstr(msg.data, " or later");

	if (!at || !strstr(msg.data, "requires go1."))
		return msg;
	if (c->env.file_version)
		return arena_printf(c->arena, STR_FMT " (file declares //go:build go%d.%d)", STR_ARG(msg),
				    c->env.go_major, c->env.go_minor);
	return arena_printf(c->arena, STR_FMT " (-lang was set to go%d.%d; check go.mod)", STR_ARG(msg),
			    c->conf->go_major, c->conf->go_minor);
}

struct report *report_new(struct checker *c, enum error_code code)
{
	struct report *r = ARENA_NEW(c->arena, struct report);

	r->c = c;
	r->code = code;
	return r;
}

static void add_part(struct report *r, pos_t pos, struct str text)
{
	VEC_PUSH(r->c->arena, &r->parts, (struct report_part){pos, text});
}

void report_add(struct report *r, pos_t pos, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_part(r, pos, arena_vprintf(r->c->arena, fmt, args));
	va_end(args);
}

void report_other_decl(struct report *r, const struct object *obj)
{
	if (obj->pos != POS_NONE)
		report_add(r, obj->pos, "other declaration of %s", obj->name);
}

bool report_empty(const struct report *r)
{
	return r->parts.len == 0;
}

static bool mentions(const char *msg, const char *what)
{
	const char *at = strstr(msg, what);

	return at && at > msg;
}

/* The consequence of something that was reported already. */
static bool follows(const struct checker *c, const char *msg)
{
	return c->nerrors > 0 && (mentions(msg, "invalid operand") || mentions(msg, "invalid type"));
}

void report_send(struct report *r)
{
	struct checker *c = r->c;
	pos_t pos;

	if (!report_empty(r) && r->code == ERR_INVALID_SYNTAX_TREE)
		r->parts.at[0].text =
		    arena_printf(c->arena, "invalid syntax tree: " STR_FMT, STR_ARG(r->parts.at[0].text));
	if (report_empty(r) || follows(c, r->parts.at[0].text.data))
		return;
	pos = c->env.errpos != POS_NONE ? c->env.errpos : r->parts.at[0].pos;
	c->nerrors++;
	if (c->conf->error_seen)
		c->conf->error_seen(c->conf->error_context, r->code);
	diag_error(c->conf->diags, pos, STR_FMT, STR_ARG(with_version_hint(c, r->parts.at[0].text)));
	for (uint32_t i = 1; i < r->parts.len; i++)
		diag_also(c->conf->diags, r->parts.at[i].pos, STR_FMT, STR_ARG(r->parts.at[i].text));
}

static void send(struct checker *c, pos_t pos, enum error_code code, struct str text)
{
	struct report r = {.c = c, .code = code};

	add_part(&r, pos, text);
	report_send(&r);
}

void check_error(struct checker *c, pos_t pos, enum error_code code, const char *fmt, ...)
{
	va_list args;
	struct str text;

	va_start(args, fmt);
	text = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	send(c, pos, code, text);
}

void check_version_error(struct checker *c, pos_t pos, int minor, const char *fmt, ...)
{
	va_list args;
	struct str text;

	va_start(args, fmt);
	text = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	send(c, pos, ERR_UNSUPPORTED_FEATURE,
	     arena_printf(c->arena, STR_FMT " requires go1.%d or later", STR_ARG(text), minor));
}

/* ---- texts ---- */

const char *text_of(struct checker *c, struct str s)
{
	return arena_str(c->arena, s).data;
}

struct package *package_checked(struct checker *c)
{
	return c->pkg;
}

struct qualifier check_qualifier(struct checker *c)
{
	return (struct qualifier){.pkg = c->pkg, .check = c};
}

static void count_imports(struct checker *c, const struct package *p, struct map *seen)
{
	for (uint32_t i = 0; i < p->imports.len; i++) {
		const struct package *q = p->imports.at[i], *other;

		if (map_get(seen, q))
			continue;
		map_put(seen, q, (void *)(uintptr_t)q);
		other = map_get(c->name_counts, q->name);
		if (!other)
			map_put(c->name_counts, q->name, (void *)(uintptr_t)q);
		else if (other != q)
			map_put(c->name_counts, q->name, c);
		count_imports(c, q, seen);
	}
}

bool package_name_ambiguous(struct checker *c, const struct package *pkg)
{
	if (!c->name_counts) {
		c->name_counts = map_new(c->arena);
		count_imports(c, c->pkg, map_new(c->arena));
	}
	return map_get(c->name_counts, pkg->name) == c;
}

const char *type_text(struct checker *c, struct type *t)
{
	struct qualifier q = check_qualifier(c);

	return text_of(c, type_string(c->arena, t, &q));
}

const char *types_text(struct checker *c, const struct type_list *l)
{
	struct text t = {.arena = c->arena};
	struct qualifier q = check_qualifier(c);

	for (uint32_t i = 0; i < l->len; i++) {
		if (i > 0)
			text_add(&t, STR(", "));
		type_write(&t, l->at[i], &q);
	}
	return text_of(c, text_str(&t));
}

const char *node_text(struct checker *c, const struct node *n)
{
	return text_of(c, node_string(c->arena, n));
}

const char *func_text(struct checker *c, const struct object *m, bool packages)
{
	struct text t = {.arena = c->arena};
	struct qualifier q = check_qualifier(c);

	text_add(&t, str_of(m->name));
	type_write_method(&t, m->type, &q, packages);
	return text_of(c, text_str(&t));
}

static bool is_alias_name(const struct object *obj)
{
	const struct type *t = obj->type;

	if (!t)
		return false;
	switch (t->kind) {
	case TYPE_BASIC:
		return obj->pkg ? obj->pkg != t->ts->unsafe
				: t->basic.name != obj->name || t == t->ts->byte || t == t->ts->rune;
	case TYPE_NAMED:
		return obj != t->named.obj;
	case TYPE_PARAM:
		return obj != t->param.obj;
	default:
		return true;
	}
}

bool object_is_alias(const struct object *obj)
{
	return is_alias_name(obj);
}

const char *object_kind_text(const struct object *obj)
{
	static const char *const vars[] = {
	    [VAR_NONE] = "variable",        [VAR_PACKAGE] = "package-level variable",
	    [VAR_LOCAL] = "local variable", [VAR_RECV] = "receiver",
	    [VAR_PARAM] = "parameter",      [VAR_RESULT] = "result variable",
	    [VAR_FIELD] = "struct field",
	};

	switch (obj->kind) {
	case OBJ_PKGNAME:
		return "package name";
	case OBJ_CONST:
		return "constant";
	case OBJ_TYPENAME:
		if (is_alias_name(obj))
			return "type alias";
		return obj->type && obj->type->kind == TYPE_PARAM ? "type parameter" : "defined type";
	case OBJ_VAR:
		return vars[obj->var.kind];
	case OBJ_FUNC:
		return obj->type && obj->type->func.recv ? "method" : "function";
	case OBJ_LABEL:
		return "label";
	case OBJ_BUILTIN:
		return "built-in function";
	case OBJ_NIL:
		return "untyped nil";
	}
	return "object";
}

static void write_func_name(struct text *t, const struct object *f, const struct qualifier *q)
{
	struct object *recv = f->type ? f->type->func.recv : NULL;

	if (recv) {
		text_char(t, '(');
		if (recv->type->kind == TYPE_INTERFACE)
			text_add(t, STR("interface"));
		else
			type_write(t, recv->type, q);
		text_add(t, STR(")."));
	} else if (f->pkg) {
		type_write_package(t, f->pkg, q);
	}
	text_add(t, str_of(f->name));
}

const char *object_text(struct checker *c, const struct object *obj)
{
	static const char *const kinds[] = {"package ", "const ", "type ",    "var ",
					    "func ",    "label ", "builtin ", "nil"};
	struct text t = {.arena = c->arena};
	struct qualifier q = check_qualifier(c);

	if (obj->kind == OBJ_VAR && obj->var.kind == VAR_FIELD)
		text_add(&t, STR("field "));
	else
		text_add(&t, str_of(kinds[obj->kind]));
	if (obj->kind == OBJ_NIL)
		return text_of(c, text_str(&t));
	if (obj->kind == OBJ_FUNC) {
		write_func_name(&t, obj, &q);
		if (obj->type)
			type_write_signature(&t, obj->type, &q);
		return text_of(c, text_str(&t));
	}
	if (obj->pkg && scope_lookup(obj->pkg->scope, obj->name) == obj)
		type_write_package(&t, obj->pkg, &q);
	text_add(&t, str_of(obj->name));
	if (obj->type && (obj->kind == OBJ_VAR || obj->kind == OBJ_CONST)) {
		text_char(&t, ' ');
		type_write(&t, obj->type, &q);
	}
	return text_of(c, text_str(&t));
}
