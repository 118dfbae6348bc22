/* lower_typetext.c - types in messages as gc prints them: its own names without the package, those of type arguments as
 * links are, with full paths; blanks around the parts of struct and interface types. */
#include "lw.h"
#include "typeset.h"

struct type_writer {
	struct lw_fn *fn;
	struct text t;
	bool link; /* inside of type arguments */
};

static void write_type(struct type_writer *w, struct type *t);

static void add(struct type_writer *w, const char *s)
{
	text_add(&w->t, str_of(s));
}

static void write_package(struct type_writer *w, const struct package *p)
{
	if (!p)
		return;
	if (w->link)
		text_printf(&w->t, "%s.", lw_package_path(p));
	else if (p != w->fn->lw->pkg)
		text_printf(&w->t, "%s.", p->name);
}

/* ---- named types ---- */

static void write_arguments(struct type_writer *w, const struct type_list *targs)
{
	bool outside = w->link;

	w->link = true;
	for (uint32_t i = 0; i < targs->len; i++) {
		add(w, i ? "," : "[");
		write_type(w, targs->at[i]);
	}
	if (targs->len)
		add(w, "]");
	w->link = outside;
}

static void write_named(struct type_writer *w, struct type *t)
{
	struct type *origin = t->named.origin;

	if (w->link && origin && origin->named.owner) {
		add(w, lw_link_text(w->fn->lw, lw_local_link(w->fn->lw, origin)));
	} else {
		write_package(w, t->named.obj->pkg);
		add(w, t->named.obj->name);
	}
	write_arguments(w, &t->named.targs);
}

/* ---- type literals ---- */

static void write_tuple(struct type_writer *w, const struct type *tuple, bool variadic)
{
	uint32_t n = tuple->tuple.vars.len;

	add(w, "(");
	for (uint32_t i = 0; i < n; i++) {
		struct type *t = tuple->tuple.vars.at[i]->type;
		bool dots = variadic && i + 1 == n;

		add(w, i ? ", " : "");
		add(w, dots ? "..." : "");
		write_type(w, dots ? type_underlying(t)->slice.elem : t);
	}
	add(w, ")");
}

static void write_signature(struct type_writer *w, const struct type *sig)
{
	const struct type *r = sig->func.results;

	write_tuple(w, sig->func.params, sig->func.variadic);
	if (r->tuple.vars.len == 0)
		return;
	add(w, " ");
	if (r->tuple.vars.len == 1)
		write_type(w, r->tuple.vars.at[0]->type);
	else
		write_tuple(w, r, false);
}

static void write_field(struct type_writer *w, const struct object *f)
{
	if (!f->var.embedded) {
		if (!object_exported(f))
			write_package(w, f->pkg);
		text_printf(&w->t, "%s ", f->name);
	}
	write_type(w, f->type);
}

static void write_struct(struct type_writer *w, const struct type *t)
{
	uint32_t n = t->strct.fields.len;

	add(w, "struct {");
	for (uint32_t i = 0; i < n; i++) {
		add(w, i ? "; " : " ");
		write_field(w, t->strct.fields.at[i]);
		if (t->strct.tags && t->strct.tags[i].len) {
			add(w, " ");
			text_quote(&w->t, t->strct.tags[i]);
		}
	}
	add(w, n ? " }" : "}");
}

static void write_interface(struct type_writer *w, struct type *t)
{
	const struct object_list *methods = &type_typeset(t)->methods;

	if (t == t->ts->any_iface && !w->link) {
		add(w, "any");
		return;
	}
	add(w, "interface {");
	for (uint32_t i = 0; i < methods->len; i++) {
		const struct object *m = methods->at[i];

		add(w, i ? "; " : " ");
		if (!object_exported(m) && m->pkg)
			text_printf(&w->t, "%s.", lw_package_path(m->pkg));
		add(w, m->name);
		write_signature(w, m->type);
	}
	add(w, methods->len ? " }" : "}");
}

static void write_chan(struct type_writer *w, const struct type *t)
{
	struct type *elem = type_unalias(t->chan.elem);
	bool parens = t->chan.dir == CHAN_BOTH && elem->kind == TYPE_CHAN && elem->chan.dir == CHAN_RECV;

	add(w, t->chan.dir == CHAN_BOTH ? "chan " : t->chan.dir == CHAN_SEND ? "chan<- " : "<-chan ");
	add(w, parens ? "(" : "");
	write_type(w, t->chan.elem);
	add(w, parens ? ")" : "");
}

static const char *basic_name(const struct type_writer *w, const struct type *t)
{
	if (t->basic.kind == BASIC_UNSAFE_POINTER)
		return "unsafe.Pointer";
	return w->link ? t->ts->basic[t->basic.kind]->basic.name : t->basic.name;
}

static void write_type(struct type_writer *w, struct type *t)
{
	t = type_unalias(t);
	switch (t->kind) {
	case TYPE_BASIC:
		add(w, basic_name(w, t));
		break;
	case TYPE_ARRAY:
		text_printf(&w->t, "[%lld]", (long long)t->array.len);
		write_type(w, t->array.elem);
		break;
	case TYPE_SLICE:
		add(w, "[]");
		write_type(w, t->slice.elem);
		break;
	case TYPE_POINTER:
		add(w, "*");
		write_type(w, t->pointer.elem);
		break;
	case TYPE_MAP:
		add(w, "map[");
		write_type(w, t->map.key);
		add(w, "]");
		write_type(w, t->map.elem);
		break;
	case TYPE_CHAN:
		write_chan(w, t);
		break;
	case TYPE_STRUCT:
		write_struct(w, t);
		break;
	case TYPE_FUNC:
		add(w, "func");
		write_signature(w, t);
		break;
	case TYPE_INTERFACE:
		write_interface(w, t);
		break;
	case TYPE_NAMED:
		write_named(w, t);
		break;
	default: /* of no value */
		text_add(&w->t, type_string(w->fn->arena, t, NULL));
	}
}

const char *lw_type_text(struct lw_fn *fn, struct type *t)
{
	struct type_writer w = {.fn = fn, .t = {.arena = fn->arena}};

	write_type(&w, lw_shaped(fn, t));
	return text_str(&w.t).data;
}
