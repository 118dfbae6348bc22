/* method.c - the methods of a declared type, and their clashes with each other and with
 * fields. */
#include "check.h"

static void field_and_method(struct checker *c, struct object *method, struct object *field)
{
	struct report *r = report_new(c, ERR_DUPLICATE_FIELD_AND_METHOD);

	report_add(r, method->pos, "field and method with the same name %s", field->name);
	report_other_decl(r, field);
	report_send(r);
}

static void check_field_uniqueness(struct checker *c, void *arg)
{
	struct type *base = arg, *u = type_underlying(base);
	const struct object_list *methods = &base->named.methods;

	if (u->kind != TYPE_STRUCT)
		return;
	for (uint32_t i = 0; i < u->strct.fields.len; i++) {
		struct object *f = u->strct.fields.at[i], *m;

		m = method_lookup(methods, f->pkg, f->name, false, NULL);
		if (m)
			field_and_method(c, m, f);
	}
}

void check_collect_methods(struct checker *c, struct object *obj)
{
	struct object_list *list = map_get(c->methods, obj);
	struct type *base = obj->type ? type_as_named(obj->type) : NULL;
	struct map *seen; /* by name: they are all of one package */

	if (!list)
		return;
	seen = map_new(c->arena);
	map_put(c->methods, obj, NULL);
	if (base && base->named.obj != obj)
		base = NULL;
	if (base)
		check_later(c, check_field_uniqueness, base);
	for (uint32_t i = 0; i < list->len; i++) {
		struct object *m = list->at[i];
		struct object *other = map_get(seen, m->name);

		if (other) {
			check_error(c, m->pos, ERR_DUPLICATE_METHOD, "method %s.%s already declared at " STR_FMT,
				    obj->name, m->name,
				    STR_ARG(sources_pos_in_text(c->conf->sources, c->arena, other->pos)));
			continue;
		}
		map_put(seen, m->name, m);
		if (base)
			VEC_PUSH(c->arena, &base->named.methods, m);
	}
}
