/* patch.c - files whose declarations take the place of those of the same name in the other files of their package. */
#include "syntax.h"

/* "f", "T.m", or "" for what nothing replaces: init and the blank name may be there many times. */
static struct str func_key(struct arena *a, const struct node *d)
{
	const char *name = d->func_decl.name->name.text;
	if (!strcmp(name, "_") || (!d->func_decl.recv && !strcmp(name, "init")))
		return STR("");
	if (!d->func_decl.recv)
		return str_of(name);
	struct node *base = node_unparen(d->func_decl.recv->field.type);
	while (base->kind == NODE_UNARY)
		base = node_unparen(base->op.x);
	if (base->kind == NODE_INDEX)
		base = node_unparen(base->index.x);
	return base->kind == NODE_NAME ? arena_printf(a, "%s.%s", base->name.text, name) : STR("");
}

static const struct nodes *value_names(const struct node *d)
{
	return d->kind == NODE_CONST_DECL ? &d->const_decl.names : d->kind == NODE_VAR_DECL ? &d->var_decl.names : NULL;
}

static void add_names(struct arena *a, struct map *names, const struct syntax_file *f)
{
	for (uint32_t i = 0; i < f->decls.len; i++) {
		struct node *d = f->decls.at[i];
		const struct nodes *values = value_names(d);
		struct str key = d->kind == NODE_FUNC_DECL   ? func_key(a, d)
				 : d->kind == NODE_TYPE_DECL ? str_of(d->type_decl.name->name.text)
							     : STR("");
		if (key.len)
			map_put_str(names, key, d);
		for (uint32_t k = 0; values && k < values->len; k++)
			if (strcmp(values->at[k]->name.text, "_"))
				map_put_str(names, str_of(values->at[k]->name.text), d);
	}
}

/* Names of a list that are replaced become blank; whether any is left. */
static bool keep_values(const struct map *names, const struct nodes *values, const char *blank)
{
	uint32_t gone = 0;
	for (uint32_t i = 0; i < values->len; i++) {
		if (!map_get_str(names, str_of(values->at[i]->name.text)))
			continue;
		values->at[i]->name.text = blank;
		gone++;
	}
	return !gone || gone < values->len;
}

static bool keep(struct arena *a, const struct map *names, struct node *d, const char *blank)
{
	const struct nodes *values = value_names(d);
	if (values)
		return keep_values(names, values, blank);
	if (d->kind == NODE_TYPE_DECL)
		return !map_get_str(names, str_of(d->type_decl.name->name.text));
	if (d->kind != NODE_FUNC_DECL)
		return true;
	struct str key = func_key(a, d);
	return !key.len || !map_get_str(names, key);
}

static void drop_replaced(struct arena *a, struct intern *in, const struct map *names, struct syntax_file *f)
{
	const char *blank = intern_cstr(in, "_");
	uint32_t n = 0;
	for (uint32_t i = 0; i < f->decls.len; i++)
		if (keep(a, names, f->decls.at[i], blank))
			f->decls.at[n++] = f->decls.at[i];
	f->patched = n < f->decls.len;
	f->decls.len = n;
	n = 0;
	for (uint32_t i = 0; i < f->linknames.len; i++)
		if (!map_get_str(names, f->linknames.at[i].local))
			f->linknames.at[n++] = f->linknames.at[i];
	f->linknames.len = n;
}

void syntax_patch(struct arena *a, struct intern *in, struct syntax_file *const *files, const bool *patches, uint32_t n)
{
	struct map *names = map_new(a);
	for (uint32_t i = 0; i < n; i++)
		if (patches[i])
			add_names(a, names, files[i]);
	for (uint32_t i = 0; map_len(names) && i < n; i++)
		if (!patches[i])
			drop_replaced(a, in, names, files[i]);
}
