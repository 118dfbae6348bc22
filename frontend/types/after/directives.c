/* directives.c - compiler directives that do not fit the declaration they stand at, bodies that are missing.
 *
 * gc says these after type checking has found no errors. */
#include "check_expr.h"

/* ---- //go:linkname ---- */

static bool names_instance(struct str target)
{
	return memchr(target.data, '[', target.len) && memchr(target.data, ']', target.len);
}

static void check_linkname(struct checker *c, const struct linkname *l, struct map *linked)
{
	struct object *obj = NULL;
	const char *name = text_of(c, l->local);

	if (l->target.len && names_instance(l->target)) {
		check_error(c, l->pos, ERR_BAD_DECL, "//go:linkname reference of an instantiation is not allowed");
		return;
	}
	obj = scope_lookup(c->pkg->scope, check_intern(c, name));
	if (!obj || (obj->kind != OBJ_FUNC && obj->kind != OBJ_VAR)) {
		if (check_allows(c, 18))
			check_error(c, l->pos, ERR_BAD_DECL,
				    "//go:linkname must refer to declared function or variable");
		return;
	}
	if (map_get(linked, obj))
		check_error(c, l->pos, ERR_BAD_DECL, "duplicate //go:linkname for %s", name);
	map_put(linked, obj, obj);
}

static struct map *check_linknames(struct checker *c)
{
	struct map *linked = map_new(c->arena);

	for (uint32_t i = 0; i < c->pkg->files.len; i++) {
		struct syntax_file *f = c->pkg->files.at[i];
		for (uint32_t j = 0; j < f->linknames.len; j++)
			check_linkname(c, &f->linknames.at[j], linked);
	}
	return linked;
}

/* ---- functions ---- */

static void check_with_body(struct checker *c, struct node *decl, uint32_t flags)
{
	const char *fault = NULL;

	if (flags & PRAGMA_NOESCAPE)
		fault = "can only use //go:noescape with external func implementations";
	else if (flags & PRAGMA_UINTPTR_KEEPALIVE && !(flags & PRAGMA_UINTPTR_ESCAPES) && !(flags & PRAGMA_NOSPLIT))
		fault = "go:uintptrkeepalive requires go:nosplit";
	if (fault)
		check_error(c, decl->pos, ERR_BAD_DECL, "%s", fault);
}

static void check_function(struct checker *c, struct node *decl, struct map *linked)
{
	uint32_t flags = decl->func_decl.pragma ? decl->func_decl.pragma->flags : 0;

	if (flags & PRAGMA_SYSTEMSTACK && flags & PRAGMA_NOSPLIT)
		check_error(c, decl->pos, ERR_BAD_DECL, "go:nosplit and go:systemstack cannot be combined");
	if (decl->func_decl.body)
		check_with_body(c, decl, flags);
	else if (c->conf->whole && !map_get(linked, decl->func_decl.name->obj))
		check_error(c, decl->pos, ERR_BAD_DECL, "missing function body");
}

/* ---- //go:embed ---- */

/* A string, a slice of bytes, embed.FS. */
static bool may_embed(struct type *t)
{
	const struct type *under = type_underlying(t);
	t = type_unalias(t);
	if (t->kind == TYPE_NAMED && !strcmp(t->named.obj->name, "FS") && t->named.obj->pkg &&
	    !strcmp(t->named.obj->pkg->path, "embed"))
		return true;
	if (under->kind == TYPE_SLICE)
		under = type_underlying(under->slice.elem);
	else
		return under->kind == TYPE_BASIC && under->basic.kind == BASIC_STRING;
	return under->kind == TYPE_BASIC && under->basic.kind == BASIC_UINT8;
}

static void check_embeds(struct checker *c, const struct node *d)
{
	const struct pragma *pragma = d->var_decl.pragma;
	if (!pragma || !pragma->embeds.len)
		return;
	const struct node *name = d->var_decl.names.at[0];
	if (!check_allows(c, 16))
		check_version_error(c, pragma->embeds.at[0].pos, 16, "go:embed");
	else if (name->obj && !may_embed(name->obj->type))
		check_error(c, name->pos, ERR_BAD_DECL, "go:embed cannot apply to var of type %s",
			    type_text(c, name->obj->type));
}

void check_directives(struct checker *c)
{
	struct map *linked;

	c->env.go_major = c->conf->go_major;
	c->env.go_minor = c->conf->go_minor;
	linked = check_linknames(c);
	for (uint32_t i = 0; i < c->pkg->files.len; i++) {
		struct nodes *decls = &c->pkg->files.at[i]->decls;
		for (uint32_t j = 0; j < decls->len; j++) {
			struct node *d = decls->at[j];
			if (d->kind == NODE_FUNC_DECL)
				check_function(c, d, linked);
			else if (d->kind == NODE_VAR_DECL)
				check_embeds(c, d);
		}
	}
}
