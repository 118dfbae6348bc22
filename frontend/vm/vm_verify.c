/* vm_verify.c - what every pass may rely on. The first defect is described with function, block and
 * the text of the instruction. */
#include "vm_internal.h"

struct verifier {
	struct arena *arena;
	const struct vm_package *pkg;
	const struct vm_func *func;
	const struct vm_inst *inst;
	uint32_t block;
	const char *defect;
};

/* The instruction's own line out of the text of its function. */
static struct str inst_text(struct verifier *v)
{
	struct vm_inst *inst = (struct vm_inst *)v->inst; /* only printed */
	struct vm_block block = {.loop_depth = 1};
	struct vm_func copy = *v->func;

	VEC_PUSH(v->arena, &block.insts, inst);
	copy.blocks.at = &block;
	copy.blocks.len = 1;
	copy.flags = 0;
	struct str text = vm_print_func(v->arena, &copy);
	size_t end = text.len, start;
	static const char tail[] = "\nend\n";
	if (str_has_suffix(text, str_of(tail)))
		end -= sizeof tail - 1;
	start = end;
	while (start > 0 && text.data[start - 1] != '\n')
		start--;
	while (start < end && text.data[start] == '\t')
		start++;
	return (struct str){text.data + start, end - start};
}

/* A broken place cannot be printed. */
static bool place_prints(const struct verifier *v, const struct vm_place *place)
{
	const struct vm_type *type;

	if (!place)
		return true;
	if (!place->global && place->local >= v->func->locals.len)
		return false;
	type = place->global ? place->global->type : v->func->locals.at[place->local].type;
	for (uint32_t i = 0; i < place->nproj; i++) {
		const struct vm_proj *proj = &place->proj[i];
		if (proj->local != VM_NO_LOCAL && proj->local >= v->func->locals.len)
			return false;
		if (proj->kind == VM_PROJ_FIELD && (!type || type->kind != VM_STRUCT || proj->n >= type->nfields))
			return false;
		type = proj->type;
	}
	return true;
}

static bool inst_prints(const struct verifier *v)
{
	const struct vm_inst *i = v->inst;

	for (uint32_t n = 0; n < i->nargs; n++)
		if (i->args[n].kind == VM_OPND_PLACE && !place_prints(v, i->args[n].place))
			return false;
	for (uint32_t n = 0; n < i->ndst; n++)
		if (!place_prints(v, i->dst[n]))
			return false;
	for (uint32_t n = 0; i->op == VM_OP_SELECT && n < i->ncases; n++)
		if (!place_prints(v, i->cases[n].recv) || i->cases[n].chan.kind != VM_OPND_PLACE ||
		    !place_prints(v, i->cases[n].chan.place) ||
		    (i->cases[n].value.kind == VM_OPND_PLACE && !place_prints(v, i->cases[n].value.place)))
			return false;
	return !((i->op == VM_OP_LIVE || i->op == VM_OP_DEAD) && i->local >= v->func->locals.len);
}

static void KIT_PRINTF(2, 3) fail(struct verifier *v, const char *fmt, ...)
{
	struct text out = {.arena = v->arena};
	va_list args;

	if (v->defect)
		return;
	v->defect = "being described"; /* printing must not come back here */
	va_start(args, fmt);
	struct str what = arena_vprintf(v->arena, fmt, args);
	va_end(args);
	if (v->func)
		text_printf(&out, "%s: ", v->func->name);
	if (v->inst)
		text_printf(&out, "b%u: ", v->block);
	text_add(&out, what);
	if (v->inst && inst_prints(v)) {
		text_add(&out, STR(": "));
		text_add(&out, inst_text(v));
	}
	v->defect = text_str(&out).data;
}

/* Reports unless cond; evaluates to cond. */
#define CHECK(v, cond, ...) ((cond) ? true : (fail((v), __VA_ARGS__), false))

static const char *spell(const struct vm_type *type)
{
	return type ? type->link : "(no type)";
}

/* ---- places and operands ---- */

static const struct vm_type *project(struct verifier *v, const struct vm_type *type, const struct vm_proj *proj)
{
	switch (proj->kind) {
	case VM_PROJ_FIELD:
		if (!CHECK(v, type->kind == VM_STRUCT && proj->n < type->nfields, "no field %u in %s", proj->n,
			   spell(type)))
			return NULL;
		return type->fields[proj->n].type;
	case VM_PROJ_DEREF:
		if (!CHECK(v, type->kind == VM_POINTER, "dereference of %s", spell(type)))
			return NULL;
		return type->elem;
	case VM_PROJ_INDEX:
		break;
	}
	if (proj->local != VM_NO_LOCAL) {
		if (!CHECK(v, proj->local < v->func->locals.len, "index in no local"))
			return NULL;
		const struct vm_type *it = v->func->locals.at[proj->local].type;
		CHECK(v, vm_type_is_integer(it), "index of type %s", spell(it));
	} else if (type->kind == VM_ARRAY) {
		CHECK(v, proj->constant < type->len, "constant index %llu in %s", (unsigned long long)proj->constant,
		      spell(type));
	}
	if (type->kind == VM_STRING)
		return vm_type_basic(v->pkg->types, VM_UINT8);
	if (!CHECK(v, type->kind == VM_ARRAY || type->kind == VM_SLICE, "index into %s", spell(type)))
		return NULL;
	return type->elem;
}

static void check_place(struct verifier *v, const struct vm_place *place, bool written)
{
	const struct vm_type *type;

	if (place->global) {
		type = place->global->type;
		CHECK(v, place->global->pkg == v->pkg, "variable %s of another package", place->global->name);
	} else {
		if (!CHECK(v, place->local < v->func->locals.len, "no local %u", place->local))
			return;
		type = v->func->locals.at[place->local].type;
	}
	for (uint32_t i = 0; i < place->nproj; i++) {
		bool string = type->kind == VM_STRING;
		type = project(v, type, &place->proj[i]);
		if (!type)
			return;
		CHECK(v, !(written && string), "a string's byte is written");
		CHECK(v, type == place->proj[i].type, "projection of type %s says %s", spell(type),
		      spell(place->proj[i].type));
	}
	CHECK(v, type == place->type, "place of type %s says %s", spell(type), spell(place->type));
}

/* The address of a variable, for what an interface holds behind a pointer. */
static bool holds_value(const struct vm_const *c, const struct vm_type *t)
{
	return c->kind == VM_CONST_GLOBAL && c->global && !t->direct_iface && !c->bits && c->global->type == t;
}

static bool const_fits(const struct vm_const *c, const struct vm_type *t)
{
	switch (c->kind) {
	case VM_CONST_ZERO:
		return true;
	case VM_CONST_INT:
		return vm_type_is_integer(t) || t->kind == VM_BOOL || t->kind == VM_UNSAFEPTR || t->kind == VM_POINTER;
	case VM_CONST_FLOAT:
		return vm_type_is_float(t);
	case VM_CONST_COMPLEX:
		return vm_type_is_complex(t);
	case VM_CONST_STRING:
		return t->kind == VM_STRING;
	case VM_CONST_FUNC:
		return t->kind == VM_FUNC && c->func;
	case VM_CONST_GLOBAL:
		return c->global && (t->kind == VM_POINTER || t->kind == VM_UNSAFEPTR || t->kind == VM_UINTPTR);
	case VM_CONST_TYPE:
		return c->desc && (t->kind == VM_POINTER || t->kind == VM_UNSAFEPTR);
	case VM_CONST_IFACE:
		return t->kind == VM_INTERFACE && c->desc && c->inner &&
		       (const_fits(c->inner, c->desc) || holds_value(c->inner, c->desc));
	}
	return false;
}

static bool init_fits(const struct vm_init *init)
{
	const struct vm_type *t = init->type;

	if (t->kind == VM_ARRAY && init->value->kind == VM_CONST_STRING)
		return t->elem->kind == VM_UINT8 && t->len == init->value->s.len;
	return const_fits(init->value, t);
}

static void check_operand(struct verifier *v, const struct vm_operand *o)
{
	if (o->kind == VM_OPND_NONE)
		return;
	if (!CHECK(v, o->type != NULL, "operand without a type"))
		return;
	if (o->kind == VM_OPND_PLACE) {
		check_place(v, o->place, false);
		CHECK(v, o->type == o->place->type, "operand of type %s holds a place of type %s", spell(o->type),
		      spell(o->place->type));
		return;
	}
	CHECK(v, const_fits(o->constant, o->type), "constant does not fit %s", spell(o->type));
}

/* ---- sites ---- */

static bool kind_fits(enum vm_op op, enum vm_site_kind kind)
{
	switch (op) {
	case VM_OP_NEW:
		return kind == VM_SITE_NEW || kind == VM_SITE_COMPOSITE || kind == VM_SITE_SLICE_LIT ||
		       kind == VM_SITE_VARIADIC;
	case VM_OP_MAKE_SLICE:
		return kind == VM_SITE_MAKE_SLICE;
	case VM_OP_MAKE_MAP:
		return kind == VM_SITE_MAKE_MAP || kind == VM_SITE_MAP_LIT;
	case VM_OP_MAKE_CHAN:
		return kind == VM_SITE_MAKE_CHAN;
	case VM_OP_CLOSURE:
		return kind == VM_SITE_CLOSURE || kind == VM_SITE_METHOD_VALUE;
	case VM_OP_BOX:
		return kind == VM_SITE_BOX;
	case VM_OP_CONCAT:
		return kind == VM_SITE_CONCAT;
	case VM_OP_BYTES_TO_STRING:
		return kind == VM_SITE_BYTES_TO_STRING;
	case VM_OP_STRING_TO_BYTES:
		return kind == VM_SITE_STRING_TO_BYTES;
	case VM_OP_RUNE_TO_STRING:
		return kind == VM_SITE_RUNE_TO_STRING;
	case VM_OP_STRING_TO_RUNES:
		return kind == VM_SITE_STRING_TO_RUNES;
	case VM_OP_RUNES_TO_STRING:
		return kind == VM_SITE_RUNES_TO_STRING;
	case VM_OP_APPEND:
	case VM_OP_APPEND_SLICE:
		return kind == VM_SITE_APPEND;
	case VM_OP_TO_HEAP:
		return kind == VM_SITE_TO_HEAP;
	case VM_OP_GO:
		return kind == VM_SITE_GO;
	case VM_OP_DEFER:
		return kind == VM_SITE_DEFER;
	case VM_OP_MAP_SET:
	case VM_OP_MAP_SLOT:
		return kind == VM_SITE_MAP_ENTRY;
	default:
		return false;
	}
}

static void check_site(struct verifier *v, const struct vm_inst *i)
{
	bool wants = vm_op_info[i->op].flags & VM_F_ALLOC;

	if (!CHECK(v, wants == (i->site != NULL), wants ? "no site" : "a site too many") || !wants)
		return;
	CHECK(v, i->site->id < v->pkg->sites.len && v->pkg->sites.at[i->site->id] == i->site,
	      "site %u is not the package's", i->site->id);
	CHECK(v, i->site->func == v->func, "site %u belongs to %s", i->site->id,
	      i->site->func ? i->site->func->name : "no function");
	CHECK(v, kind_fits(i->op, i->site->kind), "site of kind %s", vm_site_kind_name(i->site->kind));
}

/* ---- instructions ---- */

static const struct vm_type *arg(const struct vm_inst *i, uint32_t n)
{
	return i->args[n].type;
}

static bool is_kind(const struct vm_type *t, enum vm_kind kind)
{
	return t && t->kind == kind;
}

/* The type of a destination, or the one expected where it is dropped. */
static const struct vm_type *dst_or(const struct vm_inst *i, uint32_t n, const struct vm_type *t)
{
	return n < i->ndst && i->dst[n] ? i->dst[n]->type : t;
}

static void same(struct verifier *v, const struct vm_type *is, const struct vm_type *should, const char *what)
{
	CHECK(v, is == should, "%s is %s, not %s", what, spell(is), spell(should));
}

static void check_all(struct verifier *v, const struct vm_inst *i, uint32_t from, const struct vm_type *const *types,
		      uint32_t n, const char *what)
{
	if (!CHECK(v, i->nargs - from == n, "%u %ss instead of %u", i->nargs - from, what, n))
		return;
	for (uint32_t k = 0; k < n; k++)
		same(v, arg(i, from + k), types[k], what);
}

static void check_results(struct verifier *v, const struct vm_inst *i, const struct vm_type *const *types, uint32_t n)
{
	if (i->ndst == 0)
		return;
	if (!CHECK(v, i->ndst == n, "%u destinations for %u results", i->ndst, n))
		return;
	for (uint32_t k = 0; k < n; k++)
		same(v, dst_or(i, k, types[k]), types[k], "destination");
}

static void check_call(struct verifier *v, const struct vm_inst *i)
{
	if (i->op == VM_OP_CALL || i->op == VM_OP_INTRINSIC) {
		if (!CHECK(v, i->func != NULL, "call of nothing"))
			return;
		if (i->op == VM_OP_INTRINSIC)
			CHECK(v, vm_intrinsic_fits((enum vm_intrinsic)i->sub, i->func), "%s does not compute %s",
			      i->func->name, vm_intrinsic_names[i->sub]);
		CHECK(v, i->func->pkg == v->pkg, "%s is not among the package's functions", i->func->name);
		check_all(v, i, 0, i->func->params, i->func->nparams, "argument");
		check_results(v, i, i->func->results, i->func->nresults);
		return;
	}
	if (!CHECK(v, i->nargs > 0, "call without a callee"))
		return;
	const struct vm_type *t = arg(i, 0);
	if (i->op == VM_OP_CALL_IFACE) {
		if (!CHECK(v, is_kind(t, VM_INTERFACE) && i->n < t->nimethods, "no method %u in %s", i->n, spell(t)))
			return;
		t = t->imethods[i->n].type;
	} else if (!CHECK(v, is_kind(t, VM_FUNC), "call of a %s", spell(t))) {
		return;
	}
	check_all(v, i, 1, t->params, t->nparams, "argument");
	check_results(v, i, t->results, t->nresults);
}

/* The address of a local may be taken only where its site says so: escape relies on it. */
static void check_addr(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_operand *o = &i->args[0];

	if (!CHECK(v, o->kind == VM_OPND_PLACE, "address of what is no place"))
		return;
	const struct vm_type *t = dst_or(i, 0, NULL);
	if (t && is_kind(t, VM_POINTER))
		same(v, t->elem, o->type, "what is pointed to");
	else
		CHECK(v, is_kind(t, VM_UNSAFEPTR), "address stored in %s", spell(t));
	if (o->place->global)
		return;
	const struct vm_local *l = &v->func->locals.at[o->place->local];
	const struct vm_type *type = l->type;
	for (uint32_t k = 0; k < o->place->nproj; k++) {
		if (o->place->proj[k].kind == VM_PROJ_DEREF || type->kind == VM_SLICE || type->kind == VM_STRING)
			return;
		type = o->place->proj[k].type;
	}
	CHECK(v, l->flags & VM_L_ADDRTAKEN, "address of local %s, which is not marked addrtaken",
	      l->name ? l->name : "without a name");
}

static bool is_shift(const struct vm_inst *i)
{
	return i->sub == VM_SHL || i->sub == VM_SHR;
}

static bool has_operation(const struct vm_type *t, uint8_t op)
{
	switch (op) {
	case VM_ADD:
	case VM_SUB:
	case VM_MUL:
	case VM_DIV:
		return vm_type_is_integer(t) || vm_type_is_float(t) || vm_type_is_complex(t);
	case VM_REM:
	case VM_AND:
	case VM_OR:
	case VM_XOR:
	case VM_ANDNOT:
	case VM_SHL:
	case VM_SHR:
		return vm_type_is_integer(t);
	case VM_LT:
	case VM_LE:
	case VM_GT:
	case VM_GE:
	case VM_MIN:
	case VM_MAX:
		return vm_type_is_integer(t) || vm_type_is_float(t) || t->kind == VM_STRING;
	default:
		return true;
	}
}

static void check_binary(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *x = arg(i, 0), *y = arg(i, 1), *d = dst_or(i, 0, NULL);

	CHECK(v, x && has_operation(x, i->sub), "no such operation on a %s", spell(x));
	if (is_shift(i)) {
		CHECK(v, y && vm_type_is_integer(y), "shift by a %s", spell(y));
		same(v, d, x, "destination");
		return;
	}
	same(v, y, x, "second operand");
	if (i->sub >= VM_EQ && i->sub <= VM_GE)
		CHECK(v, is_kind(d, VM_BOOL), "a comparison stored in %s", spell(d));
	else
		same(v, d, x, "destination");
}

static void check_slice(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *base = arg(i, 0), *d = dst_or(i, 0, NULL);

	for (uint32_t k = 1; k < 4; k++)
		CHECK(v, !arg(i, k) || vm_type_is_integer(arg(i, k)), "slice bound of type %s", spell(arg(i, k)));
	if (is_kind(base, VM_POINTER)) {
		CHECK(v, base->elem->kind == VM_ARRAY && is_kind(d, VM_SLICE) && d->elem == base->elem->elem,
		      "slice of %s stored in %s", spell(base), spell(d));
		return;
	}
	CHECK(v, is_kind(base, VM_SLICE) || is_kind(base, VM_STRING), "slice of a %s", spell(base));
	same(v, d, base, "destination");
}

static void check_alloc(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *d = dst_or(i, 0, i->type);

	if (!CHECK(v, i->type != NULL, "no type"))
		return;
	if (i->op == VM_OP_NEW)
		CHECK(v, is_kind(d, VM_POINTER) && d->elem == i->type, "new %s stored in %s", spell(i->type), spell(d));
	else
		same(v, d, i->type, "destination");
	if (i->op == VM_OP_MAKE_SLICE && is_kind(i->type, VM_SLICE))
		same(v, i->site->type, i->type->elem, "type of the site");
}

static void check_closure(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *context = i->func ? i->func->context : NULL;

	if (!CHECK(v, i->func != NULL, "closure of nothing"))
		return;
	CHECK(v, is_kind(dst_or(i, 0, NULL), VM_FUNC), "closure stored in %s", spell(dst_or(i, 0, NULL)));
	if (!context) {
		CHECK(v, i->nargs == 0, "captures for a function without a context");
		return;
	}
	if (!CHECK(v, context->nfields == i->nargs + 1, "%u captures for the context %s", i->nargs, spell(context)))
		return;
	for (uint32_t k = 0; k < i->nargs; k++)
		same(v, arg(i, k), context->fields[k + 1].type, "capture");
}

static void check_aggregate(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *d = dst_or(i, 0, NULL);
	uint64_t n = is_kind(d, VM_STRUCT) ? d->nfields : is_kind(d, VM_ARRAY) ? d->len : 0;

	if (!CHECK(v, i->nargs == n, "%u parts for %s", i->nargs, spell(d)))
		return;
	for (uint32_t k = 0; k < i->nargs; k++)
		same(v, arg(i, k), d->kind == VM_STRUCT ? d->fields[k].type : d->elem, "part");
}

static void check_to_heap(struct verifier *v, const struct vm_inst *i)
{
	uint32_t to, from;

	CHECK(v, is_kind(arg(i, 0), VM_SLICE), "to_heap of a %s", spell(arg(i, 0)));
	CHECK(v,
	      i->dst[0] && vm_place_is_local(i->dst[0], &to) && i->args[0].kind == VM_OPND_PLACE &&
		  vm_place_is_local(i->args[0].place, &from) && to == from,
	      "to_heap of no variable");
}

static void check_append(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *t = i->nargs ? arg(i, 0) : NULL;

	if (!CHECK(v, is_kind(t, VM_SLICE), "append to a %s", spell(t)))
		return;
	same(v, dst_or(i, 0, t), t, "destination");
	if (i->op == VM_OP_APPEND) {
		for (uint32_t k = 1; k < i->nargs; k++)
			same(v, arg(i, k), t->elem, "element");
		return;
	}
	CHECK(v, is_kind(arg(i, 1), VM_STRING) || (is_kind(arg(i, 1), VM_SLICE) && arg(i, 1)->elem == t->elem),
	      "append of a %s", spell(arg(i, 1)));
}

static void check_map(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *t = arg(i, 0);

	if (!CHECK(v, is_kind(t, VM_MAP), "map operation on a %s", spell(t)))
		return;
	same(v, arg(i, 1), t->key, "key");
	if (i->op == VM_OP_MAP_SET)
		same(v, arg(i, 2), t->elem, "element");
	if (i->op == VM_OP_MAP_SLOT && i->dst[0])
		CHECK(v, is_kind(i->dst[0]->type, VM_POINTER) && i->dst[0]->type->elem == t->elem,
		      "entry of a %s as a %s", spell(t), spell(i->dst[0]->type));
	if (i->op == VM_OP_MAP_GET)
		same(v, dst_or(i, 0, t->elem), t->elem, "destination");
}

static void check_chan(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *t = arg(i, 0);

	if (!CHECK(v, is_kind(t, VM_CHAN), "channel operation on a %s", spell(t)))
		return;
	if (i->op == VM_OP_CHAN_SEND)
		same(v, arg(i, 1), t->elem, "value");
	if (i->op == VM_OP_CHAN_RECV)
		same(v, dst_or(i, 0, t->elem), t->elem, "destination");
}

static void check_select(struct verifier *v, const struct vm_inst *i)
{
	for (uint32_t k = 0; k < i->ncases; k++) {
		const struct vm_select_case *c = &i->cases[k];
		check_operand(v, &c->chan);
		if (!CHECK(v, is_kind(c->chan.type, VM_CHAN), "case on a %s", spell(c->chan.type)))
			return;
		if (c->send) {
			check_operand(v, &c->value);
			same(v, c->value.type, c->chan.type->elem, "value");
		} else if (c->recv) {
			check_place(v, c->recv, true);
			same(v, c->recv->type, c->chan.type->elem, "destination");
		}
	}
}

static void check_closure_call(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_type *t = arg(i, 0);

	CHECK(v, is_kind(t, VM_FUNC) && t->nparams == 0 && t->nresults == 0, "go and defer take a func(), not a %s",
	      spell(t));
}

static void check_targets(struct verifier *v, const struct vm_inst *i)
{
	uint32_t n = i->op == VM_OP_BRANCH ? 2 : 1;

	for (uint32_t k = 0; k < n; k++)
		CHECK(v, i->target[k] < v->func->blocks.len, "no block b%u", i->target[k]);
	if (i->op == VM_OP_BRANCH)
		CHECK(v, is_kind(arg(i, 0), VM_BOOL), "branch on a %s", spell(arg(i, 0)));
	if (i->op != VM_OP_SWITCH)
		return;
	CHECK(v, arg(i, 0) && vm_type_is_integer(arg(i, 0)), "switch on a %s", spell(arg(i, 0)));
	for (uint32_t k = 0; k < i->ncases; k++)
		CHECK(v, i->switches[k].block < v->func->blocks.len, "no block b%u", i->switches[k].block);
}

static void check_assert(struct verifier *v, const struct vm_inst *i)
{
	CHECK(v, is_kind(arg(i, 0), VM_INTERFACE), "assertion on a %s", spell(arg(i, 0)));
	if (CHECK(v, i->type != NULL, "no type") && i->ndst > 0)
		same(v, dst_or(i, 0, i->type), i->type, "destination");
}

static void check_box(struct verifier *v, const struct vm_inst *i)
{
	CHECK(v, is_kind(dst_or(i, 0, NULL), VM_INTERFACE), "box into a %s", spell(dst_or(i, 0, NULL)));
	CHECK(v, arg(i, 0) && arg(i, 0)->kind != VM_INTERFACE, "an interface is boxed");
}

static void check_types(struct verifier *v, const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_MOVE:
		same(v, dst_or(i, 0, arg(i, 0)), arg(i, 0), "destination");
		break;
	case VM_OP_BINARY:
		check_binary(v, i);
		break;
	case VM_OP_ADDR:
		check_addr(v, i);
		break;
	case VM_OP_AGGREGATE:
		check_aggregate(v, i);
		break;
	case VM_OP_SLICE:
		check_slice(v, i);
		break;
	case VM_OP_NEW:
	case VM_OP_MAKE_SLICE:
	case VM_OP_MAKE_MAP:
	case VM_OP_MAKE_CHAN:
		check_alloc(v, i);
		break;
	case VM_OP_CLOSURE:
		check_closure(v, i);
		break;
	case VM_OP_BOX:
		check_box(v, i);
		break;
	case VM_OP_APPEND:
	case VM_OP_APPEND_SLICE:
		check_append(v, i);
		break;
	case VM_OP_TO_HEAP:
		check_to_heap(v, i);
		break;
	case VM_OP_ASSERT:
		check_assert(v, i);
		break;
	case VM_OP_CALL:
	case VM_OP_INTRINSIC:
	case VM_OP_CALL_CLOSURE:
	case VM_OP_CALL_IFACE:
		check_call(v, i);
		break;
	case VM_OP_GO:
	case VM_OP_DEFER:
		check_closure_call(v, i);
		break;
	case VM_OP_MAP_GET:
	case VM_OP_MAP_SET:
	case VM_OP_MAP_SLOT:
	case VM_OP_MAP_DELETE:
		check_map(v, i);
		break;
	case VM_OP_CHAN_SEND:
	case VM_OP_CHAN_RECV:
	case VM_OP_CHAN_CLOSE:
		check_chan(v, i);
		break;
	case VM_OP_SELECT:
		check_select(v, i);
		break;
	case VM_OP_LIVE:
	case VM_OP_DEAD:
		CHECK(v, i->local < v->func->locals.len, "no local %u", i->local);
		break;
	case VM_OP_JUMP:
	case VM_OP_BRANCH:
	case VM_OP_SWITCH:
		check_targets(v, i);
		break;
	default:
		break;
	}
}

/* Only slice bounds may be absent. */
static bool may_be_absent(const struct vm_inst *i, uint32_t n)
{
	return i->op == VM_OP_SLICE && n > 0;
}

static void check_inst(struct verifier *v, const struct vm_inst *i)
{
	const struct vm_op_info *info = &vm_op_info[i->op];

	v->inst = i;
	CHECK(v, i->inlined <= v->func->inlined.len, "no call has number %u", i->inlined);
	CHECK(v, info->ndst < 0 || i->ndst == (uint32_t)info->ndst, "%u destinations", i->ndst);
	CHECK(v, info->nargs < 0 || i->nargs == (uint32_t)info->nargs, "%u arguments", i->nargs);
	for (uint32_t k = 0; !v->defect && k < i->nargs; k++) {
		check_operand(v, &i->args[k]);
		CHECK(v, i->args[k].kind != VM_OPND_NONE || may_be_absent(i, k), "argument %u is absent", k);
	}
	for (uint32_t k = 0; !v->defect && k < i->ndst; k++)
		if (i->dst[k])
			check_place(v, i->dst[k], true);
	if (!v->defect)
		check_site(v, i);
	if (!v->defect)
		check_types(v, i);
	v->inst = NULL;
}

/* ---- functions ---- */

static void check_local(struct verifier *v, uint32_t n)
{
	const struct vm_local *l = &v->func->locals.at[n];

	if (!CHECK(v, l->type != NULL, "local %u without a type", n))
		return;
	bool taken = l->flags & VM_L_ADDRTAKEN;
	CHECK(v, taken == (l->site != NULL), "local %s is %s", l->name ? l->name : "?",
	      taken ? "addrtaken without a site" : "not addrtaken, but has a site");
	if (l->site)
		CHECK(v, l->site->kind == VM_SITE_VARIABLE && l->site->local == n && l->site->func == v->func,
		      "the site of local %s is not its own", l->name ? l->name : "?");
	if (l->flags & VM_L_PARAM)
		CHECK(v, l->index < v->func->nparams && v->func->params[l->index] == l->type,
		      "parameter %s does not fit the signature", l->name ? l->name : "?");
	if (l->flags & VM_L_RESULT)
		CHECK(v, l->index < v->func->nresults && v->func->results[l->index] == l->type,
		      "result %s does not fit the signature", l->name ? l->name : "?");
	if (l->flags & VM_L_CAPTURE)
		CHECK(v,
		      v->func->context && l->index + 1 < v->func->context->nfields &&
			  v->func->context->fields[l->index + 1].type == l->type,
		      "capture %s does not fit the context", l->name ? l->name : "?");
	CHECK(v, l->scope < v->func->scopes.len, "local %s in no scope", l->name ? l->name : "?");
}

/* Each parameter and each result is one local. */
static void check_signature(struct verifier *v)
{
	const struct vm_func *f = v->func;
	uint32_t params = 0, results = 0;

	for (uint32_t i = 0; i < f->locals.len; i++) {
		params += (f->locals.at[i].flags & VM_L_PARAM) != 0;
		results += (f->locals.at[i].flags & VM_L_RESULT) != 0;
	}
	CHECK(v, params == f->nparams, "%u locals for %u parameters", params, f->nparams);
	CHECK(v, results == f->nresults, "%u locals for %u results", results, f->nresults);
}

static void check_block(struct verifier *v, uint32_t n)
{
	const struct vm_block *b = &v->func->blocks.at[n];

	v->block = n;
	if (!CHECK(v, b->insts.len > 0, "block b%u is empty", n))
		return;
	for (uint32_t i = 0; !v->defect && i < b->insts.len; i++) {
		bool last = i == b->insts.len - 1;
		bool term = vm_op_info[b->insts.at[i]->op].flags & VM_F_TERM;
		check_inst(v, b->insts.at[i]);
		CHECK(v, term == last, last ? "block b%u has no terminator" : "a terminator amid block b%u", n);
	}
}

/* Escape analysis keeps in the frame what the loop depths allow, so they may not be too small. */
static void check_depths(struct verifier *v)
{
	const struct vm_func *f = v->func;
	const struct vm_loops *loops = vm_loops_new(v->arena, vm_graph_new(v->arena, f));

	for (uint32_t b = 0; b < f->blocks.len; b++) {
		CHECK(v, loops->of[b] == VM_NO_LOOP || f->blocks.at[b].loop_depth > 1,
		      "block b%u is in a loop, but not by its loop depth", b);
		for (uint32_t n = 0; n < f->blocks.at[b].insts.len; n++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[n];
			if (i->op != VM_OP_LIVE)
				continue;
			const struct vm_local *l = &f->locals.at[i->local];
			CHECK(v, l->loop_depth >= f->blocks.at[b].loop_depth,
			      "local %s begins to live deeper in loops than it says", l->name ? l->name : "?");
		}
	}
}

static void check_func(struct verifier *v, const struct vm_func *f)
{
	v->func = f;
	CHECK(v, f->pkg == v->pkg, "the function is another package's");
	if (f->flags & VM_FN_EXTERN) {
		CHECK(v, f->blocks.len == 0, "an extern function has a body");
		return;
	}
	CHECK(v, f->blocks.len > 0, "no body");
	check_signature(v);
	for (uint32_t i = 0; i < f->inlined.len; i++)
		CHECK(v, f->inlined.at[i].in <= i, "inlined call %u came by a later one", i + 1);
	for (uint32_t i = 0; !v->defect && i < f->locals.len; i++)
		check_local(v, i);
	for (uint32_t i = 0; !v->defect && i < f->blocks.len; i++)
		check_block(v, i);
	if (!v->defect)
		check_depths(v);
	v->func = NULL;
}

static void check_global(struct verifier *v, const struct vm_global *g)
{
	uint64_t end = 0;

	if (!CHECK(v, g->type != NULL, "variable %s without a type", g->name))
		return;
	for (uint32_t i = 0; i < g->inits.len; i++) {
		const struct vm_init *init = &g->inits.at[i];
		CHECK(v, init->offset >= end && init->offset + init->type->size <= g->type->size,
		      "initial values of %s overlap or leave it", g->name);
		CHECK(v, init_fits(init), "initial value of %s does not fit %s", g->name, spell(init->type));
		end = init->offset + init->type->size;
	}
}

/* Ordinals tell the sites of a function from each other; a copy says by which calls it came to where it is. */
static void check_sites(struct verifier *v)
{
	const struct vm_package *p = v->pkg;
	struct map *seen = map_new(v->arena);

	for (uint32_t i = 0; !v->defect && i < p->sites.len; i++) {
		const struct vm_site *s = p->sites.at[i];
		const struct vm_origin *o;
		uintptr_t key;

		if (!CHECK(v, s && s->id == i, "site %u has another number", i) ||
		    !CHECK(v, s->func && s->ordinal < s->func->nsites, "site %u has no ordinal", i))
			return;
		key = (uintptr_t)s->func->id << 32 | s->ordinal;
		CHECK(v, !map_get(seen, (void *)(key + 1)), "two sites of %s have ordinal %u", s->func->name,
		      s->ordinal);
		map_put(seen, (void *)(key + 1), (void *)s);
		o = s->origin;
		CHECK(v, !o || (o->ncalls && strcmp(o->calls[o->ncalls - 1].caller, s->func->name) == 0),
		      "site %u was not inlined into %s", i, s->func->name);
	}
}

const char *vm_verify(struct vm_package *p)
{
	struct verifier v = {.arena = p->arena, .pkg = p};

	check_sites(&v);
	for (uint32_t i = 0; !v.defect && i < p->globals.len; i++)
		check_global(&v, p->globals.at[i]);
	for (uint32_t i = 0; !v.defect && i < p->funcs.len; i++)
		check_func(&v, p->funcs.at[i]);
	return v.defect;
}
