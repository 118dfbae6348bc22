/* embed.c - the values of variables with //go:embed directives: each becomes an initialiser, by the variable's type.
 *
 * A string is a literal, bytes are the conversion of one, and an FS is a call of package embed's unpack, which is in
 * the file's scope under a name that no source can spell. */
#include <stdlib.h>

#include "check_expr.h"

#define UNPACK "embed.unpack"

enum embed_kind { EMBED_NONE, EMBED_STRING, EMBED_BYTES, EMBED_FS };

static enum embed_kind kind_of(struct type *t)
{
	struct type *named = type_as_named(t), *slice = type_under_kind(t, TYPE_SLICE);

	if (named && named->named.obj->pkg && !strcmp(named->named.obj->pkg->path, "embed") &&
	    !strcmp(named->named.obj->name, "FS"))
		return EMBED_FS;
	if (type_is_basic(t, BASIC_STRING))
		return EMBED_STRING;
	return slice && type_is_basic(slice->slice.elem, BASIC_UINT8) ? EMBED_BYTES : EMBED_NONE;
}

/* ---- the files ---- */

struct embed_list {
	VEC(struct embed_file) files;
};

static void add_file(struct checker *c, struct embed_list *l, struct embed_file f)
{
	for (uint32_t i = 0; i < l->files.len; i++)
		if (!strcmp(l->files.at[i].name, f.name))
			return;
	VEC_PUSH(c->arena, &l->files, f);
}

/* The folders that a file is in are files of their own, "dir/". */
static void add_folders(struct checker *c, struct embed_list *l, const char *name)
{
	for (const char *s = strchr(name, '/'); s; s = strchr(s + 1, '/'))
		add_file(c, l, (struct embed_file){text_of(c, (struct str){name, (size_t)(s + 1 - name)}), {"", 0}});
}

/* Where the last element begins; a slash at the end is no part of it. */
static size_t element_of(const char *name)
{
	size_t n = strlen(name);

	n -= n && name[n - 1] == '/';
	while (n && name[n - 1] != '/')
		n--;
	return n;
}

/* By folder, then by element: the order that FS searches. */
static int compare(const void *a, const void *b)
{
	const char *x = ((const struct embed_file *)a)->name, *y = ((const struct embed_file *)b)->name;
	size_t m = element_of(x), n = element_of(y);
	struct str folder_x = m ? (struct str){x, m - 1} : STR("."), folder_y = n ? (struct str){y, n - 1} : STR(".");
	int order = str_cmp(folder_x, folder_y);
	size_t end_x = strlen(x) - m, end_y = strlen(y) - n;

	if (order)
		return order;
	end_x -= end_x && x[m + end_x - 1] == '/';
	end_y -= end_y && y[n + end_y - 1] == '/';
	return str_cmp((struct str){x + m, end_x}, (struct str){y + n, end_y});
}

static struct embed_list list_files(struct checker *c, const struct pragma *pragma, enum embed_kind kind)
{
	struct embed_list l = {0};

	for (uint32_t i = 0; i < pragma->embeds.len; i++) {
		const struct embed_match *m = embed_find(c->conf->embeds, pragma->embeds.at[i].pattern);

		for (uint32_t k = 0; m && k < m->files.len; k++) {
			add_file(c, &l, m->files.at[k]);
			if (kind == EMBED_FS)
				add_folders(c, &l, m->files.at[k].name);
		}
	}
	if (l.files.len)
		qsort(l.files.at, l.files.len, sizeof *l.files.at, compare);
	return l;
}

static struct str pack(struct checker *c, const struct embed_list *l)
{
	struct text t = {.arena = c->arena};

	for (uint32_t i = 0; i < l->files.len; i++) {
		const struct embed_file *f = &l->files.at[i];

		text_add(&t, str_of(f->name));
		text_char(&t, 0);
		text_printf(&t, "%zu", f->text.len);
		text_char(&t, 0);
		text_add(&t, f->text);
	}
	return text_str(&t);
}

/* ---- the initialiser ---- */

static struct node *literal(struct checker *c, pos_t pos, struct str value)
{
	struct node *n = node_new(c->arena, NODE_LITERAL, pos);

	n->literal.kind = LIT_STRING;
	n->literal.text = str_quote(c->arena, value);
	return n;
}

static struct node *call(struct checker *c, pos_t pos, struct node *fun, struct node *arg)
{
	struct node *n = node_new(c->arena, NODE_CALL, pos);

	n->call.fun = fun;
	n->call.rparen = pos;
	VEC_PUSH(c->arena, &n->call.args, arg);
	return n;
}

static struct node *name_of_unpack(struct checker *c, pos_t pos, const struct type *fs)
{
	struct package *pkg = type_as_named((struct type *)fs)->named.obj->pkg;
	struct object *unpack = scope_lookup(check_members(c, pkg), check_intern(c, "unpack"));
	struct node *n = node_new(c->arena, NODE_NAME, pos);

	n->name.text = check_intern(c, UNPACK);
	if (!unpack)
		return NULL;
	check_imported(c, unpack);
	scope_insert_as(c->env.scope, n->name.text, unpack);
	return n;
}

static struct node *value_of(struct checker *c, const struct object *obj, struct node *type, enum embed_kind kind,
			     const struct embed_list *l)
{
	struct node *fun = kind == EMBED_FS ? name_of_unpack(c, obj->pos, obj->type) : type;

	if (kind == EMBED_FS)
		return fun ? call(c, obj->pos, fun, literal(c, obj->pos, pack(c, l))) : NULL;
	struct node *text = literal(c, obj->pos, l->files.at[0].text);
	return kind == EMBED_STRING ? text : call(c, obj->pos, fun, text);
}

struct node *check_embed_value(struct checker *c, const struct object *obj, const struct decl_info *d)
{
	const struct pragma *pragma = d->decl->kind == NODE_VAR_DECL ? d->decl->var_decl.pragma : NULL;
	struct embed_list l;
	enum embed_kind kind;

	if (!pragma || !pragma->embeds.len || !c->conf->embeds || !d->vtype || !obj->type || !type_is_valid(obj->type))
		return NULL;
	kind = kind_of(obj->type);
	if (kind == EMBED_NONE) /* after/directives.c says so */
		return NULL;
	l = list_files(c, pragma, kind);
	if (kind != EMBED_FS && l.files.len != 1) {
		if (l.files.len)
			check_error(c, obj->pos, ERR_BAD_DECL, "invalid go:embed: multiple files for type %s",
				    type_text(c, obj->type));
		return NULL;
	}
	return value_of(c, obj, d->vtype, kind, &l);
}
