/* vm_parse_func.c - reads a function of the text form: header, sites, locals, blocks. */
#include "vm_internal.h"

#include <ctype.h>

/* ---- places and operands ---- */

static uint32_t named_local(struct vm_parser *p, struct str name)
{
	uintptr_t n = (uintptr_t)map_get_str(p->locals, name);

	if (n == 0)
		vm_parse_error(p, "no local " STR_FMT, STR_ARG(name));
	else if (n == UINT32_MAX)
		vm_parse_error(p, "several locals are named " STR_FMT ": write %%" STR_FMT "#n", STR_ARG(name),
			       STR_ARG(name));
	return n ? (uint32_t)n - 1 : 0;
}

/* %name, %name#3 or %#3 */
static uint32_t read_local(struct vm_parser *p)
{
	struct str name = STR("");

	vm_expect(p, "%");
	if (p->at < p->end && *p->at != '#')
		name = vm_read_word(p, VM_NAME_BYTES);
	if (p->at < p->end && *p->at == '#') {
		p->at++;
		uint64_t n = vm_read_unsigned(p);
		if (n >= p->func->locals.len) {
			vm_parse_error(p, "no local #%llu", (unsigned long long)n);
			return 0;
		}
		return (uint32_t)n;
	}
	return p->failed ? 0 : named_local(p, name);
}

static struct vm_place *read_field(struct vm_parser *p, struct vm_place *place)
{
	const struct vm_type *type = place->type;

	if (type->kind != VM_STRUCT) {
		vm_parse_error(p, "field of a place of type %s", type->link);
		return place;
	}
	if (p->at < p->end && *p->at == '#') {
		p->at++;
		uint64_t n = vm_read_unsigned(p);
		if (n < type->nfields)
			return vm_place_field(p->func, place, (uint32_t)n);
		vm_parse_error(p, "type %s has no field #%llu", type->link, (unsigned long long)n);
		return place;
	}
	struct str name = vm_read_word(p, VM_NAME_BYTES);
	for (uint32_t i = 0; i < type->nfields; i++)
		if (str_eq(name, str_of(type->fields[i].name)))
			return vm_place_field(p->func, place, i);
	vm_parse_error(p, "type %s has no field " STR_FMT, type->link, STR_ARG(name));
	return place;
}

static struct vm_place *read_index(struct vm_parser *p, struct vm_place *place)
{
	enum vm_kind kind = place->type->kind;
	struct vm_operand index;

	vm_skip_blanks(p);
	if (p->at < p->end && *p->at == '%') {
		uint32_t local = read_local(p);
		if (p->failed)
			return place;
		index = vm_use(vm_place_local(p->func, local));
	} else {
		index = vm_const_int(p->func, vm_type_basic(p->types, VM_INT), (int64_t)vm_read_unsigned(p));
	}
	vm_expect(p, "]");
	if (kind != VM_ARRAY && kind != VM_SLICE && kind != VM_STRING) {
		vm_parse_error(p, "index of a place of type %s", place->type->link);
		return place;
	}
	return vm_place_index(p->func, place, index);
}

static struct vm_place *read_place(struct vm_parser *p)
{
	struct vm_place *place;

	if (vm_accept(p, "@")) {
		struct vm_global *g = vm_read_global_name(p);
		if (g && !g->type)
			vm_parse_error(p, "variable %s is described later", g->name);
		place = p->failed ? NULL : vm_place_global(p->func, g);
	} else {
		uint32_t local = read_local(p);
		place = p->failed ? NULL : vm_place_local(p->func, local);
	}
	while (!p->failed) {
		if (vm_accept(p, "^")) {
			if (place->type->kind == VM_POINTER)
				place = vm_place_deref(p->func, place);
			else
				vm_parse_error(p, "dereference of type %s", place->type->link);
		} else if (vm_accept(p, ".")) {
			place = read_field(p, place);
		} else if (vm_accept(p, "[")) {
			place = read_index(p, place);
		} else {
			break;
		}
	}
	return place;
}

static bool at_place(struct vm_parser *p)
{
	vm_skip_blanks(p);
	return p->at < p->end && (*p->at == '%' || *p->at == '@');
}

static struct vm_place *read_dst(struct vm_parser *p)
{
	return vm_accept(p, "_") ? NULL : read_place(p);
}

static struct vm_operand read_operand(struct vm_parser *p)
{
	struct vm_operand o = {0};

	if (at_place(p)) {
		struct vm_place *place = read_place(p);
		return p->failed ? o : vm_use(place);
	}
	if (vm_accept(p, "_"))
		return o;
	o.kind = VM_OPND_CONST;
	o.constant = vm_read_const(p, &o.type);
	return o;
}

/* ---- instructions ---- */

static uint32_t read_block(struct vm_parser *p)
{
	vm_skip_blanks(p);
	if (p->at == p->end || *p->at != 'b') {
		vm_parse_error(p, "expected a block");
		return 0;
	}
	p->at++;
	return (uint32_t)vm_read_unsigned(p);
}

static struct vm_site *read_site_ref(struct vm_parser *p)
{
	uint64_t id = vm_read_unsigned(p);

	if (id < p->pkg->sites.len && p->pkg->sites.at[id])
		return p->pkg->sites.at[id];
	vm_parse_error(p, "no site %llu", (unsigned long long)id);
	return NULL;
}

struct cases {
	VEC(struct vm_select_case) select;
	VEC(struct vm_switch_case) values;
};

static void read_select_case(struct vm_parser *p, struct cases *cases, bool send)
{
	struct vm_select_case c = {.send = send, .chan = read_operand(p)};

	vm_expect(p, "->");
	if (send)
		c.value = read_operand(p);
	else
		c.recv = read_dst(p);
	VEC_PUSH(p->arena, &cases->select, c);
}

static void read_attr(struct vm_parser *p, struct vm_inst *i, struct cases *cases)
{
	if (vm_accept(p, "func")) {
		i->func = vm_read_func_name(p);
	} else if (vm_accept(p, "type")) {
		i->type = vm_read_type(p);
	} else if (vm_accept(p, "site")) {
		i->site = read_site_ref(p);
	} else if (vm_accept(p, "n")) {
		i->n = (uint32_t)vm_read_unsigned(p);
	} else if (vm_accept(p, "in")) {
		i->inlined = (uint32_t)vm_read_unsigned(p);
	} else if (vm_accept(p, "local")) {
		i->local = read_local(p);
	} else if (vm_accept(p, "to")) {
		i->target[0] = read_block(p);
		if (i->op == VM_OP_BRANCH)
			i->target[1] = read_block(p);
	} else if (vm_accept(p, "case")) {
		struct vm_switch_case c = {.value = vm_read_signed(p), .block = read_block(p)};
		VEC_PUSH(p->arena, &cases->values, c);
	} else if (vm_accept(p, "send")) {
		read_select_case(p, cases, true);
	} else if (vm_accept(p, "recv")) {
		read_select_case(p, cases, false);
	} else if (vm_accept(p, "text")) {
		i->text = vm_read_quoted(p).data;
	} else if (vm_accept(p, "why")) {
		i->why = (uint8_t)vm_read_choice(p, vm_why_ids, VM_WHY_COUNT, "why-word");
	} else if (vm_accept(p, "flags")) {
		/* a flag's name is never an attribute's, so the comma is no ambiguity */
		i->flags = (uint16_t)vm_read_flags(p, vm_inst_flag_names);
	} else {
		vm_parse_error(p, "unknown attribute");
	}
}

static void read_attrs(struct vm_parser *p, struct vm_inst *i)
{
	struct cases cases = {0};

	if (!vm_accept(p, "{"))
		return;
	do
		read_attr(p, i, &cases);
	while (!p->failed && vm_accept(p, ","));
	vm_expect(p, "}");
	i->cases = cases.select.at;
	i->switches = cases.values.at;
	i->ncases = cases.select.len + cases.values.len;
}

static void read_op(struct vm_parser *p, struct vm_inst *i)
{
	struct str word = vm_read_word(p, "");
	int op = 0;

	while (op < VM_OP_COUNT && !str_eq(word, str_of(vm_op_info[op].text)))
		op++;
	if (op == VM_OP_COUNT) {
		vm_parse_error(p, "unknown operation " STR_FMT, STR_ARG(word));
		return;
	}
	i->op = (enum vm_op)op;
	if (op == VM_OP_UNARY) {
		vm_expect(p, ".");
		i->sub = (uint8_t)vm_read_choice(p, vm_unary_names, vm_unary_count, "operator");
	} else if (op == VM_OP_BINARY) {
		vm_expect(p, ".");
		i->sub = (uint8_t)vm_read_choice(p, vm_binary_names, vm_binary_count, "operator");
	} else if (op == VM_OP_INTRINSIC) {
		vm_expect(p, ".");
		i->sub = (uint8_t)vm_read_choice(p, vm_intrinsic_names, vm_intrinsic_count, "intrinsic");
	}
}

/* A line without " = " has no destinations. */
static bool line_has_destinations(struct vm_parser *p)
{
	vm_skip_blanks(p);
	return p->at < p->end && (*p->at == '%' || *p->at == '@' || *p->at == '_');
}

static void read_inst(struct vm_parser *p, uint32_t block)
{
	struct vm_inst *i = ARENA_NEW(p->arena, struct vm_inst);
	VEC(struct vm_place *) dst = {0};
	VEC(struct vm_operand) args = {0};

	if (line_has_destinations(p)) {
		do
			VEC_PUSH(p->arena, &dst, read_dst(p));
		while (!p->failed && vm_accept(p, ","));
		vm_expect(p, "=");
	}
	read_op(p, i);
	vm_skip_blanks(p);
	if (!vm_at_line_end(p) && *p->at != '{' && *p->at != '!')
		do
			VEC_PUSH(p->arena, &args, read_operand(p));
		while (!p->failed && vm_accept(p, ","));
	i->dst = dst.at;
	i->ndst = dst.len;
	i->args = args.at;
	i->nargs = args.len;
	read_attrs(p, i);
	i->pos = vm_read_pos(p);
	vm_next_line(p);
	if (!p->failed)
		vm_append(p->func, block, i);
}

/* ---- header lines ---- */

static const struct vm_origin *read_origin(struct vm_parser *p)
{
	struct vm_origin *o = ARENA_NEW(p->arena, struct vm_origin);
	VEC(struct vm_inlined_call) calls = {0};

	o->func = vm_read_quoted(p).data;
	o->ordinal = (uint32_t)vm_read_unsigned(p);
	while (!p->failed && vm_accept(p, "called")) {
		struct vm_inlined_call call = {.caller = vm_read_quoted(p).data};
		call.pos = vm_read_pos(p);
		VEC_PUSH(p->arena, &calls, call);
	}
	o->calls = calls.at;
	o->ncalls = calls.len;
	return o;
}

static void read_site(struct vm_parser *p)
{
	struct vm_site *s = ARENA_NEW(p->arena, struct vm_site);
	uint64_t id = vm_read_unsigned(p);

	s->id = (uint32_t)id;
	s->func = p->func;
	s->count = -1;
	s->loop_depth = 1;
	s->kind = (enum vm_site_kind)vm_read_choice(p, vm_site_kind_names, vm_site_kind_count, "site kind");
	s->expr = vm_read_quoted(p).data;
	vm_expect(p, ":");
	s->type = vm_read_type(p);
	s->ordinal = vm_accept(p, "ordinal") ? (uint32_t)vm_read_unsigned(p) : p->func->nsites;
	p->func->nsites = s->ordinal >= p->func->nsites ? s->ordinal + 1 : p->func->nsites;
	if (vm_accept(p, "order"))
		s->order = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "count"))
		s->count = vm_read_signed(p);
	if (vm_accept(p, "depth"))
		s->loop_depth = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "local"))
		s->local = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "verdict"))
		s->verdict = (enum vm_verdict)vm_read_choice(p, vm_verdict_names, vm_verdict_count, "verdict");
	if (vm_accept(p, "placed"))
		s->placement =
		    (enum vm_placement)vm_read_choice(p, vm_placement_names, vm_placement_count, "placement");
	if (vm_accept(p, "buffer"))
		s->buffer = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "reason"))
		s->reason = (uint32_t)vm_read_unsigned(p);
	s->silent = vm_accept(p, "silent");
	s->constant = vm_accept(p, "constant");
	if (vm_accept(p, "from"))
		s->origin = read_origin(p);
	s->pos = vm_read_pos(p);
	if (!p->failed && id > UINT16_MAX * 64u)
		vm_parse_error(p, "site number out of reason");
	if (p->failed)
		return;
	while (p->pkg->sites.len <= id)
		VEC_PUSH(p->arena, &p->pkg->sites, NULL);
	if (p->pkg->sites.at[id])
		vm_parse_error(p, "site %u twice", s->id);
	p->pkg->sites.at[id] = s;
}

static void read_local_line(struct vm_parser *p)
{
	struct vm_local l = {.loop_depth = 1};
	uint32_t index = p->func->locals.len;

	if (!vm_accept(p, "_#"))
		l.name = vm_read_word(p, VM_NAME_BYTES).data;
	vm_expect(p, ":");
	l.type = vm_read_type(p);
	if (vm_accept(p, "flags"))
		l.flags = (uint16_t)vm_read_flags(p, vm_local_flag_names);
	if (vm_accept(p, "index"))
		l.index = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "depth"))
		l.loop_depth = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "scope"))
		l.scope = (uint32_t)vm_read_unsigned(p);
	if (vm_accept(p, "site"))
		l.site = read_site_ref(p);
	l.pos = vm_read_pos(p);
	if (!p->failed && !l.type)
		vm_parse_error(p, "a local has a type");
	if (p->failed)
		return;
	VEC_PUSH(p->arena, &p->func->locals, l);
	if (l.name && l.name[0]) {
		bool again = map_get_str(p->locals, str_of(l.name)) != NULL;
		map_put_str(p->locals, str_of(l.name), (void *)(uintptr_t)(again ? UINT32_MAX : index + 1));
	}
}

static void read_params(struct vm_parser *p, struct vm_func *f)
{
	VEC(const struct vm_type *) types = {0};
	VEC(const char *) names = {0};
	bool named = false;

	do {
		const char *name = NULL;
		if (vm_accept(p, "#")) {
			named = true;
			vm_expect(p, ":");
		} else {
			/* "x : T" or a bare type: look for the colon */
			const char *at = p->at;
			vm_skip_blanks(p);
			if (p->at < p->end && (vm_name_byte((unsigned char)*p->at, VM_NAME_BYTES) || *p->at == '"')) {
				name = vm_read_word(p, VM_NAME_BYTES).data;
				if (!vm_accept(p, ":")) {
					name = NULL;
					p->at = at;
				}
			}
			named = named || name;
		}
		VEC_PUSH(p->arena, &types, vm_read_type(p));
		VEC_PUSH(p->arena, &names, name);
	} while (!p->failed && vm_accept(p, ","));
	f->params = types.at;
	f->nparams = types.len;
	f->param_names = named ? names.at : NULL;
}

static void read_results(struct vm_parser *p, struct vm_func *f)
{
	VEC(const struct vm_type *) types = {0};

	do
		VEC_PUSH(p->arena, &types, vm_read_type(p));
	while (!p->failed && vm_accept(p, ","));
	f->results = types.at;
	f->nresults = types.len;
}

static void read_tags(struct vm_parser *p, struct vm_func *f)
{
	uint32_t n = 0;

	f->tags = ARENA_ARRAY(p->arena, struct str, f->nparams + 1);
	if (vm_at_line_end(p))
		return;
	do {
		struct str tag = vm_read_quoted(p);
		if (n < f->nparams)
			f->tags[n] = tag;
		n++;
	} while (!p->failed && vm_accept(p, ","));
	if (n != f->nparams)
		vm_parse_error(p, "%u tags for %u parameters", n, f->nparams);
}

static void read_inline(struct vm_parser *p, struct vm_func *f)
{
	f->inl.counted = true;
	f->inl.can = vm_accept(p, "yes");
	if (!f->inl.can)
		vm_expect(p, "no");
	f->inl.cost = (int32_t)vm_read_signed(p);
	f->inl.big = vm_accept(p, "big");
	f->inl.instruction = vm_accept(p, "instruction");
	while (!p->failed && vm_accept(p, "call")) {
		struct vm_inline_call c = {.func = vm_read_func_name(p)};
		c.extra = (int32_t)vm_read_signed(p);
		VEC_PUSH(p->arena, &f->inl.calls, c);
	}
	if (!vm_at_line_end(p))
		f->inl.reason = vm_read_quoted(p).data;
}

static void read_inlining(struct vm_parser *p, struct vm_func *f)
{
	struct vm_inlining c = {.func = vm_read_quoted(p).data, .short_name = vm_read_quoted(p).data};

	if (vm_accept(p, "shown"))
		c.shown = vm_read_quoted(p).data;
	c.func_pos = vm_read_pos(p);
	vm_expect(p, "called");
	c.call = vm_read_pos(p);
	if (vm_accept(p, "in"))
		c.in = (uint32_t)vm_read_unsigned(p);
	VEC_PUSH(p->arena, &f->inlined, c);
}

static void read_scope(struct vm_parser *p, struct vm_func *f)
{
	struct vm_scope s = {0};

	if (vm_read_unsigned(p) != f->scopes.len)
		vm_parse_error(p, "scopes are numbered in order");
	vm_expect(p, "parent");
	s.parent = (uint32_t)vm_read_unsigned(p);
	s.pos = vm_read_pos(p);
	VEC_PUSH(p->arena, &f->scopes, s);
}

static void read_block_line(struct vm_parser *p, struct vm_func *f, uint32_t *block)
{
	if (read_block(p) != f->blocks.len)
		vm_parse_error(p, "blocks are numbered in order");
	*block = vm_block_new(f);
	if (vm_accept(p, "depth"))
		f->blocks.at[*block].loop_depth = (uint32_t)vm_read_unsigned(p);
	vm_expect(p, ":");
}

static void read_decl(struct vm_parser *p, struct vm_func *f)
{
	f->decl.pkg = vm_read_quoted(p).data;
	f->decl.name = vm_read_quoted(p).data;
}

static void read_header_line(struct vm_parser *p, struct vm_func *f, uint32_t *block)
{
	if (vm_at_line_end(p))
		;
	else if (vm_accept(p, "short"))
		f->short_name = vm_read_quoted(p).data;
	else if (vm_accept(p, "shown"))
		f->shown = vm_read_quoted(p).data;
	else if (vm_accept(p, "decl"))
		read_decl(p, f);
	else if (vm_accept(p, "end"))
		f->end = vm_read_pos(p);
	else if (vm_accept(p, "recv"))
		f->has_recv = true;
	else if (vm_accept(p, "params"))
		read_params(p, f);
	else if (vm_accept(p, "results"))
		read_results(p, f);
	else if (vm_accept(p, "context"))
		f->context = vm_read_type(p);
	else if (vm_accept(p, "outer"))
		f->outer = vm_read_func_name(p);
	else if (vm_accept(p, "tags"))
		read_tags(p, f);
	else if (vm_accept(p, "inlined"))
		read_inlining(p, f);
	else if (vm_accept(p, "inline"))
		read_inline(p, f);
	else if (vm_accept(p, "scope"))
		read_scope(p, f);
	else if (vm_accept(p, "site"))
		read_site(p);
	else if (vm_accept(p, "local"))
		read_local_line(p);
	else
		read_block_line(p, f, block);
	vm_next_line(p);
}

static bool indented_twice(const struct vm_parser *p)
{
	return p->end - p->at >= 2 && p->at[0] == '\t' && p->at[1] == '\t';
}

void vm_read_func(struct vm_parser *p, struct vm_func *f)
{
	uint32_t block = UINT32_MAX;

	p->func = f;
	p->locals = map_new(p->arena);
	vm_expect(p, ":");
	f->type = vm_read_type(p);
	if (!p->failed && (!f->type || f->type->kind != VM_FUNC))
		vm_parse_error(p, "a function has a func type");
	if (vm_accept(p, "flags"))
		f->flags = vm_read_flags(p, vm_func_flag_names);
	f->pos = vm_read_pos(p);
	vm_next_line(p);
	while (!p->failed && p->at < p->end) {
		if (indented_twice(p) && block != UINT32_MAX) {
			read_inst(p, block);
		} else if (*p->at != '\t' && vm_accept(p, "end")) {
			vm_next_line(p);
			return;
		} else {
			read_header_line(p, f, &block);
		}
	}
	vm_parse_error(p, "function %s has no end", f->name);
}
