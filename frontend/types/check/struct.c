/* struct.c - struct types. */
#include "check.h"

struct fields {
	struct checker *c;
	struct object_list list;
	struct map *names; /* of many fields */
	VEC(struct str) tags;
	bool tagged;
};

static struct object *same_field(struct fields *fs, const struct object *f)
{
	if (fs->names)
		return map_get(fs->names, f->name);
	for (uint32_t i = 0; i < fs->list.len; i++)
		if (fs->list.at[i]->name == f->name)
			return fs->list.at[i];
	return NULL;
}

static void remember(struct fields *fs, struct object *f)
{
	if (!fs->names && fs->list.len > 16) {
		fs->names = map_new(fs->c->arena);
		for (uint32_t i = 0; i < fs->list.len; i++)
			map_put(fs->names, fs->list.at[i]->name, fs->list.at[i]);
	} else if (fs->names) {
		map_put(fs->names, f->name, f);
	}
}

static void add_field(struct fields *fs, struct node *name, struct type *t, bool embedded, struct str tag)
{
	struct checker *c = fs->c;
	struct object *f = object_var(c->ts, VAR_FIELD, name->pos, c->pkg, name->name.text, t), *other;

	f->var.embedded = embedded;
	f->var.index = fs->list.len;
	other = f->name != c->ts->blank ? same_field(fs, f) : NULL;
	if (other) {
		struct report *r = report_new(c, ERR_DUPLICATE_DECL);

		report_add(r, name->pos, "%s redeclared", f->name);
		report_other_decl(r, other);
		report_send(r);
		return;
	}
	VEC_PUSH(c->arena, &fs->list, f);
	VEC_PUSH(c->arena, &fs->tags, tag);
	fs->tagged = fs->tagged || tag.len > 0;
	remember(fs, f);
	/* An embedded field's name is also the use of its type. */
	if (embedded)
		f->node = name;
	else
		record_def(c, name, f);
}

static struct node *embedded_name(struct node *n)
{
	switch (n->kind) {
	case NODE_NAME:
		return n;
	case NODE_UNARY:
		if (n->op.op == OP_MUL && !(n->op.x->kind == NODE_UNARY && n->op.x->op.op == OP_MUL))
			return embedded_name(n->op.x);
		return NULL;
	case NODE_SELECTOR:
		return n->selector.name;
	case NODE_INDEX:
		return embedded_name(n->index.x);
	default:
		return NULL;
	}
}

struct embedded {
	pos_t pos;
	struct type *type;
};

static void check_embedded(struct checker *c, void *arg)
{
	const struct embedded *e = arg;
	bool pointer;
	struct type *t = type_deref(e->type, &pointer), *u = type_underlying(t);

	if (u->kind == TYPE_BASIC && u->basic.kind == BASIC_UNSAFE_POINTER)
		check_error(c, e->pos, ERR_INVALID_PTR_EMBED, "embedded field type cannot be unsafe.Pointer");
	else if (u->kind == TYPE_POINTER)
		check_error(c, e->pos, ERR_INVALID_PTR_EMBED, "embedded field type cannot be a pointer");
	else if (type_is_param(t))
		check_error(c, e->pos, ERR_MISPLACED_TYPE_PARAM,
			    "embedded field type cannot be a (pointer to a) type parameter");
	else if (u->kind == TYPE_INTERFACE && pointer)
		check_error(c, e->pos, ERR_INVALID_PTR_EMBED,
			    "embedded field type cannot be a pointer to an interface");
}

static void add_embedded(struct fields *fs, struct node *type, struct type *t, struct str tag)
{
	struct checker *c = fs->c;
	struct embedded e = {node_start(type), t};
	struct node *name = embedded_name(type);

	if (!name) {
		check_error(c, e.pos, ERR_INVALID_SYNTAX_TREE, "invalid embedded field type %s", node_text(c, type));
		name = node_new(c->arena, NODE_NAME, e.pos);
		name->name.text = c->ts->blank;
		add_field(fs, name, c->ts->basic[BASIC_INVALID], true, STR(""));
		return;
	}
	add_field(fs, name, t, true, tag);
	check_later(c, check_embedded, arena_dup(c->arena, &e, sizeof e));
}

static struct str tag_value(struct checker *c, const struct node *tag)
{
	struct text quoted = {.arena = c->arena};
	struct const_val *v;

	if (!tag || tag->literal.bad)
		return STR("");
	if (tag->literal.kind == LIT_STRING) {
		v = const_literal(c->arena, tag);
		if (const_kind(v) == CONST_STRING)
			return const_str(c->arena, v);
	}
	text_quote(&quoted, tag->literal.text);
	check_error(c, tag->pos, ERR_INVALID_SYNTAX_TREE, "incorrect tag syntax: " STR_FMT, STR_ARG(text_str(&quoted)));
	return STR("");
}

struct type *check_struct_type(struct checker *c, struct node *n)
{
	struct type *st = type_new(c->ts, TYPE_STRUCT), *t = NULL;
	struct fields fs = {.c = c};
	const struct node *prev = NULL;

	for (uint32_t i = 0; i < n->struct_type.fields.len; i++) {
		struct node *f = n->struct_type.fields.at[i];
		struct str tag = tag_value(c, f->field.tag);

		if (i == 0 || f->field.type != prev) {
			t = check_var_type(c, f->field.type);
			prev = f->field.type;
		}
		if (f->field.name)
			add_field(&fs, f->field.name, t, false, tag);
		else
			add_embedded(&fs, f->field.type, t, tag);
	}
	st->strct.fields = fs.list;
	st->strct.tags = fs.tagged ? fs.tags.at : NULL;
	return st;
}
