/* string.c - types as gc prints them, in the style of either of its halves: the checker's, where a type stands as it
 * was written, and that of the stages after it (type_nodes), where aliases are resolved, interfaces are their method
 * sets and struct and interface types have blanks inside the braces. There what stands in type arguments is part of a
 * symbol: full paths, no blanks. */
#include "check.h"
#include "typeset.h"

/* Types being written, so that cyclic ones end. */
struct writing {
	const struct type *type;
	const struct writing *up;
};

struct writer {
	struct text *t;
	const struct qualifier *q;
	bool param_names;
	bool no_packages; /* names of packages are left out, unexported fields marked (see
			     func_text) */
	bool in_args;     /* with type_nodes: inside of type arguments */
	const struct writing *up;
};

static void write_type(struct writer *w, struct type *t);

static const struct type_nodes *nodes_of(const struct writer *w)
{
	return w->q ? w->q->nodes : NULL;
}

static void add(struct writer *w, const char *s)
{
	text_add(w->t, str_of(s));
}

void type_write_package(struct text *t, const struct package *pkg, const struct qualifier *q)
{
	if (!pkg || !q)
		return;
	if (q->own_too) {
		text_printf(t, "%s.", pkg->path);
		return;
	}
	if (pkg == q->pkg || (q->pkg && pkg->path == q->pkg->path))
		return;
	if (q->check && package_name_ambiguous(q->check, pkg))
		text_printf(t, "\"%s\".", pkg->path);
	else
		text_printf(t, "%s.", pkg->name);
}

static void write_name(struct writer *w, const struct object *obj)
{
	if (w->in_args && obj->pkg)
		text_printf(w->t, "%s.", obj->pkg->path);
	else if (!w->no_packages)
		type_write_package(w->t, obj->pkg, w->q);
	else if (obj->pkg)
		text_printf(w->t, "%s.", obj->pkg->path);
	add(w, obj->name);
}

static void write_list(struct writer *w, const struct type_list *l)
{
	bool outside = w->in_args;

	w->in_args = nodes_of(w) != NULL;
	text_char(w->t, '[');
	for (uint32_t i = 0; i < l->len; i++) {
		if (i > 0)
			add(w, w->in_args ? "," : ", ");
		write_type(w, l->at[i]);
	}
	text_char(w->t, ']');
	w->in_args = outside;
}

static void write_tparams(struct writer *w, const struct type_list *l)
{
	struct type *prev = NULL;

	text_char(w->t, '[');
	for (uint32_t i = 0; i < l->len; i++) {
		struct type *p = l->at[i];

		if (i > 0) {
			if (p->param.bound != prev) {
				text_char(w->t, ' ');
				write_type(w, prev);
			}
			add(w, ", ");
		}
		prev = p->param.bound;
		write_type(w, p);
	}
	if (prev) {
		text_char(w->t, ' ');
		write_type(w, prev);
	}
	text_char(w->t, ']');
}

static void write_tuple(struct writer *w, const struct type *tuple, bool variadic)
{
	uint32_t n = tuple->tuple.vars.len;

	text_char(w->t, '(');
	for (uint32_t i = 0; i < n; i++) {
		const struct object *v = tuple->tuple.vars.at[i];

		if (i > 0)
			add(w, ", ");
		if (v->name[0] && w->param_names)
			text_printf(w->t, "%s ", v->name);
		if (!variadic || i < n - 1) {
			write_type(w, v->type);
		} else if (v->type->kind == TYPE_SLICE) {
			add(w, "...");
			write_type(w, v->type->slice.elem);
		} else {
			write_type(w, v->type);
			add(w, "...");
		}
	}
	text_char(w->t, ')');
}

static void write_signature(struct writer *w, const struct type *sig)
{
	const struct type *r = sig->func.results;

	if (sig->func.tparams.len > 0 && !nodes_of(w))
		write_tparams(w, &sig->func.tparams);
	write_tuple(w, sig->func.params, sig->func.variadic);
	if (r->tuple.vars.len == 0)
		return;
	text_char(w->t, ' ');
	if (r->tuple.vars.len == 1 && (!r->tuple.vars.at[0]->name[0] || !w->param_names))
		write_type(w, r->tuple.vars.at[0]->type);
	else
		write_tuple(w, r, false);
}

/* A string literal as strconv.Quote writes it. */
void text_quote(struct text *t, struct str s)
{
	size_t i = 0;

	text_char(t, '"');
	while (i < s.len) {
		int size;
		uint32_t r = utf8_decode(s.data + i, s.len - i, &size);
		unsigned char b = (unsigned char)s.data[i];

		if (r == 0xfffd && size == 1)
			text_printf(t, "\\x%02x", b);
		else if (r == '"' || r == '\\')
			text_printf(t, "\\%c", (int)r);
		else if (r == '\n')
			text_add(t, STR("\\n"));
		else if (r == '\t')
			text_add(t, STR("\\t"));
		else if (r == '\r')
			text_add(t, STR("\\r"));
		else if (r < 0x20 || r == 0x7f)
			text_printf(t, "\\x%02x", b);
		else
			text_rune(t, r);
		i += (size_t)size;
	}
	text_char(t, '"');
}

/* To the later stages the package is part of a name that is not exported. */
static void write_field_name(struct writer *w, const struct object *f)
{
	if (nodes_of(w) && !object_exported(f))
		write_name(w, f);
	else
		add(w, f->name);
	text_char(w->t, ' ');
}

static void open_braces(struct writer *w, const char *what)
{
	text_printf(w->t, nodes_of(w) ? "%s {" : "%s{", what);
}

static void write_separator(struct writer *w, bool first)
{
	if (!first)
		add(w, "; ");
	else if (nodes_of(w))
		text_char(w->t, ' ');
}

static void close_braces(struct writer *w, bool empty)
{
	add(w, nodes_of(w) && !empty ? " }" : "}");
}

static void write_struct(struct writer *w, const struct type *t)
{
	open_braces(w, "struct");
	for (uint32_t i = 0; i < t->strct.fields.len; i++) {
		const struct object *f = t->strct.fields.at[i];

		write_separator(w, i == 0);
		if (!f->var.embedded)
			write_field_name(w, f);
		write_type(w, f->type);
		if (w->no_packages && !object_exported(f) && f->pkg)
			text_printf(w->t, " /* package %s */ ", f->pkg->path);
		if (t->strct.tags && t->strct.tags[i].len > 0) {
			text_char(w->t, ' ');
			text_quote(w->t, t->strct.tags[i]);
		}
	}
	close_braces(w, t->strct.fields.len == 0);
}

static void write_method_set(struct writer *w, struct type *t)
{
	const struct object_list *methods = &type_typeset(t)->methods;

	open_braces(w, "interface");
	for (uint32_t i = 0; i < methods->len; i++) {
		const struct object *m = methods->at[i];

		write_separator(w, i == 0);
		if (!object_exported(m) && m->pkg)
			text_printf(w->t, "%s.", m->pkg->path);
		add(w, m->name);
		write_signature(w, m->type);
	}
	close_braces(w, methods->len == 0);
}

static void write_interface(struct writer *w, struct type *t)
{
	bool first = true;

	if (t == t->ts->any_iface && !w->in_args) {
		add(w, "any");
		return;
	}
	if (nodes_of(w)) {
		write_method_set(w, t);
		return;
	}
	if (t->ts->comparable && t == t->ts->comparable->named.under) {
		add(w, "interface{comparable}");
		return;
	}
	if (t->iface.implicit) {
		if (t->iface.methods.len == 0 && t->iface.embeds.len == 1) {
			write_type(w, t->iface.embeds.at[0]);
			return;
		}
		add(w, "/* implicit */ ");
	}
	add(w, "interface{");
	for (uint32_t i = 0; i < t->iface.methods.len; i++) {
		const struct object *m = t->iface.methods.at[i];

		add(w, first ? "" : "; ");
		first = false;
		add(w, m->name);
		write_signature(w, m->type);
	}
	for (uint32_t i = 0; i < t->iface.embeds.len; i++) {
		add(w, first ? "" : "; ");
		first = false;
		write_type(w, t->iface.embeds.at[i]);
	}
	text_char(w->t, '}');
}

static void write_chan(struct writer *w, const struct type *t)
{
	const struct type *elem = t->chan.elem;
	bool parens = t->chan.dir == CHAN_BOTH && elem->kind == TYPE_CHAN && elem->chan.dir == CHAN_RECV;

	add(w, t->chan.dir == CHAN_BOTH ? "chan " : t->chan.dir == CHAN_SEND ? "chan<- " : "<-chan ");
	if (parens)
		text_char(w->t, '(');
	write_type(w, t->chan.elem);
	if (parens)
		text_char(w->t, ')');
}

static void write_union(struct writer *w, const struct type *t)
{
	for (uint32_t i = 0; i < t->onion.nterms; i++) {
		if (i > 0)
			add(w, " | ");
		if (t->onion.terms[i].tilde)
			text_char(w->t, '~');
		write_type(w, t->onion.terms[i].type);
	}
}

static void write_param(struct writer *w, struct type *t)
{
	const struct object *obj = t->param.obj;
	struct checker *c = t->ts->check;

	add(w, obj->name);
	if (c && scope_lookup(t->ts->universe, obj->name))
		text_printf(w->t, " /* with %s declared at " STR_FMT " */", obj->name,
			    STR_ARG(sources_pos_in_text(c->conf->sources, c->arena, obj->pos)));
}

static void write_named(struct writer *w, const struct object *obj, const struct type_list *targs,
			const struct type_list *tparams)
{
	write_name(w, obj);
	if (targs->len > 0)
		write_list(w, targs);
	else if (tparams->len > 0)
		write_tparams(w, tparams);
}

static void write_declared(struct writer *w, struct type *t)
{
	struct type *origin = t->named.origin;
	const struct type_list none = {0};

	if (w->in_args && origin->named.owner) {
		add(w, nodes_of(w)->local_name(w->q->nodes->context, origin));
		if (t->named.targs.len)
			write_list(w, &t->named.targs);
	} else {
		write_named(w, t->named.obj, &t->named.targs, nodes_of(w) ? &none : &origin->named.tparams);
	}
}

/* byte and rune are names for others in symbols. */
static void write_basic(struct writer *w, const struct type *t)
{
	if (t->basic.kind == BASIC_UNSAFE_POINTER)
		add(w, w->q ? "unsafe." : "");
	add(w, w->in_args ? t->ts->basic[t->basic.kind]->basic.name : t->basic.name);
}

static void write_kind(struct writer *w, struct type *t)
{
	switch (t->kind) {
	case TYPE_BASIC:
		write_basic(w, t);
		break;
	case TYPE_ARRAY:
		text_printf(w->t, "[%lld]", (long long)t->array.len);
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
	case TYPE_TUPLE:
		write_tuple(w, t, false);
		break;
	case TYPE_FUNC:
		add(w, "func");
		write_signature(w, t);
		break;
	case TYPE_UNION:
		write_union(w, t);
		break;
	case TYPE_INTERFACE:
		write_interface(w, t);
		break;
	case TYPE_NAMED:
		write_declared(w, t);
		break;
	case TYPE_ALIAS:
		write_named(w, t->alias.obj, &t->alias.targs, &t->alias.origin->alias.tparams);
		break;
	case TYPE_PARAM:
		write_param(w, t);
		break;
	}
}

static const char *kind_name(const struct type *t)
{
	static const char *const names[] = {
	    "Basic", "Alias",  "Named",     "Pointer",   "Slice", "Array",     "Map",
	    "Chan",  "Struct", "Signature", "Interface", "Tuple", "TypeParam", "Union",
	};

	return names[t->kind];
}

static void write_type(struct writer *w, struct type *t)
{
	if (!t) {
		add(w, "<nil>");
		return;
	}
	t = nodes_of(w) ? type_unalias(t) : t;
	const struct writing here = {t, w->up};
	for (const struct writing *p = w->up; p; p = p->up) {
		if (p->type == t) {
			text_printf(w->t, "<cycle to *%s>", kind_name(t));
			return;
		}
	}
	w->up = &here;
	write_kind(w, t);
	w->up = here.up;
}

void type_write(struct text *t, struct type *type, const struct qualifier *q)
{
	struct writer w = {.t = t, .q = q, .param_names = !(q && q->nodes)};

	write_type(&w, type);
}

void type_write_signature(struct text *t, struct type *sig, const struct qualifier *q)
{
	struct writer w = {.t = t, .q = q, .param_names = !(q && q->nodes)};

	write_signature(&w, sig);
}

void type_write_method(struct text *t, struct type *sig, const struct qualifier *q, bool packages)
{
	struct writer w = {.t = t, .q = q, .no_packages = packages};

	write_signature(&w, sig);
}

struct str type_string(struct arena *a, struct type *type, const struct qualifier *q)
{
	struct text t = {.arena = a};

	type_write(&t, type, q);
	return text_str(&t);
}
