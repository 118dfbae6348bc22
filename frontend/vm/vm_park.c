/* vm_park.c - what a frame holds for nothing while its function waits.
 *
 * A goroutine may wait for ever, and the collector finds whatever its frame holds. So where a
 * function waits, or in one that waits elsewhere something unknown is called, pointers that were written since it last
 * waited and are not read any more are cleared. For a local that is liveness. What pointers lead to, a local whose
 * address is taken or a site placed in the frame, is kept as long as some local may hold its address: those it flows
 * to, followed forwards through the function whatever the order of its instructions. Escape analysis has put on the
 * heap what is stored through a pointer, so nothing else holds the address; where a flow is not understood, the object
 * is kept. */
#include "vm_analysis.h"

static void copy_set(vm_set to, const uint64_t *from, uint32_t n)
{
	memcpy(to, from, vm_set_words(n) * sizeof *to);
}

/* ---- functions that wait ---- */

static const struct known_wait {
	const char *pkg, *name, *symbol;
} known_waits[] = {
#define WAITS(pkg, name) {pkg, name, pkg "." name},
#include "vm_waits.def"
#undef WAITS
};

static bool is_known_to_wait(const struct vm_func *f)
{
	for (size_t k = 0; f->decl.pkg && k < KIT_COUNT(known_waits); k++)
		if (strcmp(f->decl.name, known_waits[k].name) == 0 && strcmp(f->decl.pkg, known_waits[k].pkg) == 0)
			return true;
	return false;
}

/* The call came with the body of one that is known to, which was put into f. */
static bool is_of_known_wait(const struct vm_func *f, const struct vm_inst *call)
{
	for (uint32_t by = call->inlined; by; by = f->inlined.at[by - 1].in)
		for (size_t k = 0; k < KIT_COUNT(known_waits); k++)
			if (strcmp(f->inlined.at[by - 1].func, known_waits[k].symbol) == 0)
				return true;
	return false;
}

static bool waits(const struct vm_func *f, const struct vm_inst *i, const bool *parking)
{
	switch (i->op) {
	case VM_OP_CHAN_SEND:
	case VM_OP_CHAN_RECV:
	case VM_OP_SELECT:
		return true;
	case VM_OP_CALL:
		return parking[i->func->id] || is_of_known_wait(f, i);
	default:
		return false;
	}
}

/* In a function that waits, calls of what is not known may do so too: of a reader that is a connection, say. */
static bool may_wait(const struct vm_func *f, const struct vm_inst *i, const bool *parking)
{
	if (i->op == VM_OP_CALL && i->func->flags & VM_FN_EXTERN && !(i->func->flags & VM_FN_C))
		return true;
	return i->op == VM_OP_CALL_IFACE || i->op == VM_OP_CALL_CLOSURE || waits(f, i, parking);
}

static bool func_waits(const struct vm_func *f, const bool *parking)
{
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t i = 0; i < f->blocks.at[b].insts.len; i++)
			if (waits(f, f->blocks.at[b].insts.at[i], parking))
				return true;
	return false;
}

/* Functions that call each other wait together, or none does. */
static void settle(const struct vm_package *p, const uint32_t *members, uint32_t n, bool *parking)
{
	for (bool changed = true; changed;) {
		changed = false;
		for (uint32_t i = 0; i < n; i++)
			if (!parking[members[i]] && func_waits(p->funcs.at[members[i]], parking))
				changed = parking[members[i]] = true;
	}
}

bool *vm_parking_funcs(struct arena *a, const struct vm_package *p)
{
	bool *parking = ARENA_ARRAY(a, bool, p->funcs.len + 1);
	struct arena *scratch = arena_new();
	const struct vm_calls *calls = vm_calls_new(scratch, p);
	const struct vm_components *c = vm_components_new(scratch, calls->of, calls->n, 0);

	for (uint32_t i = 0; i < p->funcs.len; i++)
		parking[p->funcs.at[i]->id] = is_known_to_wait(p->funcs.at[i]);
	for (uint32_t k = 0; k < c->n; k++)
		settle(p, &c->member[c->begin[k]], c->begin[k + 1] - c->begin[k], parking);
	arena_free(scratch);
	return parking;
}

/* ---- flow of addresses between locals ----
 *
 * A local may hold the object's address, or lead to where it is: to a variable or an object that holds it. What is
 * read through a pointer to the object is what the object holds, so that does not hold the address. */

#define FLOWS_MAX (1 << 22) /* instructions times locals and sites: what following all of them may cost */

struct flow {            /* of one instruction, between locals that may hold an address */
	vm_set from;     /* read */
	vm_set content;  /* read through */
	vm_set address;  /* its address taken */
	vm_set elements; /* comes to lie where what is written leads to */
	vm_set to, into; /* written; a fresh object that it leads to is */
	vm_set lost;     /* goes where it is not followed */
	vm_set lost_content;
	bool call,
	    blurs; /* what is written may lead to what holds the address, though what is read holds it; and back */
};

struct object {
	vm_set holders; /* of its address */
	vm_set leaders; /* to where its address is */
	bool kept;      /* always */
};

struct parks {
	struct arena *a;
	const struct vm_func *f;
	const struct vm_liveness *live;
	const bool *parking;
	uint32_t nlocals;
	vm_set pointers;        /* locals with pointers */
	vm_set carriers;        /* locals that an address may flow to: those, and uintptr */
	vm_set addressed;       /* locals in the frame whose address is taken */
	VEC(struct flow) flows; /* empty where there would be too_many: then all objects are kept */
	bool too_many;
	struct object *locals, *sites; /* those of addressed locals; by index in out->sites */
	struct vm_parks *out;
};

static bool has_pointers(const struct vm_local *l)
{
	return vm_type_has_pointers(l->type) || l->type->kind == VM_MAPITER ||
	       (l->site && l->site->placement == VM_PLACE_HEAP);
}

static bool is_frame_site(const struct vm_inst *i)
{
	return i->site && i->op != VM_OP_DEFER && i->op != VM_OP_GO &&
	       (i->site->placement == VM_PLACE_FRAME || i->site->placement == VM_PLACE_FRAME_BUFFER);
}

static void find_locals(struct parks *p)
{
	for (uint32_t n = 0; n < p->nlocals; n++) {
		const struct vm_local *l = &p->f->locals.at[n];

		if (has_pointers(l))
			vm_set_add(p->pointers, n);
		if (has_pointers(l) || l->type->kind == VM_UINTPTR)
			vm_set_add(p->carriers, n);
		if (l->flags & VM_L_ADDRTAKEN && !(l->site && l->site->placement == VM_PLACE_HEAP))
			vm_set_add(p->addressed, n);
	}
}

struct collector {
	struct parks *p;
	struct flow *flow;
};

/* Reads are told by operands, which know what they are read through. */
static void collect(uint32_t local, enum vm_access how, void *arg)
{
	struct collector *c = arg;

	if (how == VM_ADDRESS)
		vm_set_add(c->flow->address, local);
	else if (how != VM_READ && vm_set_has(c->p->carriers, local))
		vm_set_add(c->flow->to, local);
}

static bool is_carrier(const struct parks *p, const struct vm_operand *o)
{
	return o->kind == VM_OPND_PLACE && !o->place->global && vm_set_has(p->carriers, o->place->local);
}

static void read_operand(const struct parks *p, const struct vm_operand *o, vm_set plain, vm_set through)
{
	if (is_carrier(p, o))
		vm_set_add(vm_place_follows(p->f, o->place) ? through : plain, o->place->local);
}

static void lose(const struct parks *p, struct flow *flow, const struct vm_operand *o)
{
	read_operand(p, o, flow->lost, flow->lost_content);
}

static void lose_arguments(const struct parks *p, const struct vm_inst *i, uint32_t from, struct flow *flow)
{
	for (uint32_t n = from; n < i->nargs; n++)
		lose(p, flow, &i->args[n]);
}

/* Stores through a pointer reach the object it holds; only a fresh one has no other holders. */
static void follow_stores(const struct parks *p, const struct vm_inst *i, struct flow *flow)
{
	for (uint32_t n = 0; n < i->ndst; n++) {
		const struct vm_place *d = i->dst[n];

		if (!d || (!d->global && !vm_place_follows(p->f, d)))
			continue;
		if (i->flags & VM_I_INIT && !d->global)
			vm_set_add(flow->into, d->local);
		else if (vm_type_has_pointers(d->type))
			lose_arguments(p, i, 0, flow);
	}
}

/* Values that go to the heap, to another goroutine or to the end of the function. */
static void follow_away(const struct parks *p, const struct vm_inst *i, struct flow *flow)
{
	switch (i->op) {
	case VM_OP_CHAN_SEND:
	case VM_OP_MAP_SET:
		lose_arguments(p, i, 1, flow);
		break;
	case VM_OP_SELECT:
		for (uint32_t n = 0; i->cases && n < i->ncases; n++)
			lose(p, flow, &i->cases[n].value);
		break;
	case VM_OP_GO:
	case VM_OP_DEFER:
	case VM_OP_DEFER_TO:
	case VM_OP_PANIC:
		lose_arguments(p, i, 0, flow);
		break;
	default:
		break;
	}
}

static bool is_call(const struct vm_inst *i)
{
	return i->op == VM_OP_CALL || i->op == VM_OP_CALL_CLOSURE || i->op == VM_OP_CALL_IFACE;
}

/* Results are what operands are, or lie where those lead to. */
static bool keeps_levels(const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_MOVE:
	case VM_OP_CONVERT:
	case VM_OP_ADDR:
	case VM_OP_AGGREGATE:
	case VM_OP_SLICE:
	case VM_OP_SLICE_TO_ARRAY_PTR:
	case VM_OP_DATA:
	case VM_OP_TO_HEAP:
	case VM_OP_APPEND:
	case VM_OP_APPEND_SLICE:
	case VM_OP_IFACE_CONVERT:
	case VM_OP_MAP_GET:
	case VM_OP_MAP_SLOT:
	case VM_OP_MAP_ITER_INIT:
	case VM_OP_MAP_ITER_NEXT:
	case VM_OP_MAP_ITER_KEY:
	case VM_OP_MAP_ITER_ELEM:
		return true;
	default:
		return false;
	}
}

/* Operand n of i is read as what lies where it leads to, whatever its place is. A function knows what its closure
 * holds, but has no name for the closure. */
static bool reads_through(const struct vm_inst *i, uint32_t n)
{
	return n == 0 && (i->op == VM_OP_MAP_GET || i->op == VM_OP_MAP_ITER_KEY || i->op == VM_OP_MAP_ITER_ELEM ||
			  i->op == VM_OP_CALL_CLOSURE);
}

static void follow_reads(const struct parks *p, const struct vm_inst *i, struct flow *flow)
{
	bool address = vm_op_info[i->op].flags & VM_F_ADDR;

	for (uint32_t n = 0; n < i->nargs; n++) {
		const struct vm_operand *o = &i->args[n];

		if (!is_carrier(p, o))
			continue;
		if (address && n == 0) { /* of a place behind a pointer: what points there, or lies further on */
			vm_set_add(flow->from, o->place->local);
			vm_set_add(flow->content, o->place->local);
		} else if (n && (i->op == VM_OP_APPEND || i->op == VM_OP_APPEND_SLICE)) {
			vm_set_add(flow->elements, o->place->local);
		} else {
			read_operand(p, o, reads_through(i, n) ? flow->content : flow->from, flow->content);
		}
	}
	for (uint32_t n = 0; i->op == VM_OP_SELECT && i->cases && n < i->ncases; n++) {
		read_operand(p, &i->cases[n].chan, flow->from, flow->content);
		read_operand(p, &i->cases[n].value, flow->from, flow->content);
	}
}

static struct flow flow_new(const struct parks *p, const struct vm_inst *i)
{
	struct arena *a = p->a;
	uint32_t n = p->nlocals;

	return (struct flow){.from = vm_set_new(a, n),
			     .content = vm_set_new(a, n),
			     .address = vm_set_new(a, n),
			     .elements = vm_set_new(a, n),
			     .to = vm_set_new(a, n),
			     .into = vm_set_new(a, n),
			     .lost = vm_set_new(a, n),
			     .lost_content = vm_set_new(a, n),
			     .call = is_call(i),
			     .blurs = !keeps_levels(i)};
}

static void add_flow(struct parks *p, const struct vm_inst *i)
{
	struct flow flow = flow_new(p, i);
	struct collector c = {p, &flow};

	if (i->op == VM_OP_RETURN)
		return;
	vm_each_access(p->f, i, collect, &c);
	follow_reads(p, i, &flow);
	follow_stores(p, i, &flow);
	follow_away(p, i, &flow);
	VEC_PUSH(p->a, &p->flows, flow);
}

/* What one instruction does with an object's address. True: another local may hold it, or lead to it. */
static bool follow_one(struct parks *p, struct object *o, const struct flow *flow)
{
	uint32_t n = p->nlocals;
	bool held = vm_set_meets(o->holders, flow->from, n), content = vm_set_meets(o->leaders, flow->content, n);
	bool led = vm_set_meets(o->leaders, flow->from, n) || vm_set_meets(o->leaders, flow->address, n) ||
		   vm_set_meets(o->holders, flow->address, n);
	bool put = vm_set_meets(o->holders, flow->elements, n) || vm_set_meets(o->leaders, flow->elements, n);
	bool grown = put && vm_set_union(o->leaders, flow->to, n);

	if (!held && !content && !led)
		return grown;
	o->kept |= vm_set_meets(o->holders, flow->lost, n) || vm_set_meets(o->leaders, flow->lost, n) ||
		   vm_set_meets(o->leaders, flow->lost_content, n);
	if (held || content || flow->blurs)
		grown |= vm_set_union(o->holders, flow->to, n);
	if (led || content || flow->blurs)
		grown |= vm_set_union(o->leaders, flow->to, n);
	grown |= vm_set_union(o->leaders, flow->into, n);
	if (flow->call) { /* may leave it in any variable that it can reach */
		grown |= vm_set_union(o->holders, p->addressed, n);
		grown |= vm_set_union(o->leaders, p->addressed, n);
	}
	return grown;
}

static void follow(struct parks *p, struct object *o)
{
	bool grown;

	do {
		grown = false;
		for (uint32_t k = 0; k < p->flows.len; k++)
			grown |= follow_one(p, o, &p->flows.at[k]);
	} while (grown && !o->kept);
	vm_set_union(o->holders, o->leaders, p->nlocals);
}

static struct object object_new(const struct parks *p, bool kept)
{
	return (struct object){vm_set_new(p->a, p->nlocals), vm_set_new(p->a, p->nlocals), kept};
}

/* Where i leaves the address of what it makes, or takes the address of. */
static void begin_holders(const struct parks *p, const struct vm_inst *i, struct object *o)
{
	for (uint32_t d = 0; d < i->ndst; d++) {
		const struct vm_place *place = i->dst[d];

		if (place && place->global)
			o->kept = true;
		else if (place)
			vm_set_add(vm_place_follows(p->f, place) ? o->leaders : o->holders, place->local);
	}
}

static void find_holders(struct parks *p)
{
	uint32_t n = p->nlocals;

	p->locals = ARENA_ARRAY(p->a, struct object, n + 1);
	p->sites = ARENA_ARRAY(p->a, struct object, p->out->sites.len + 1);
	for (uint32_t k = 0; k < n; k++) {
		if (!vm_set_has(p->addressed, k))
			continue;
		p->locals[k] = object_new(p, p->too_many);
		for (uint32_t i = 0; i < p->flows.len; i++)
			if (vm_set_has(p->flows.at[i].address, k)) {
				vm_set_union(p->locals[k].holders, p->flows.at[i].to, n);
				vm_set_union(p->locals[k].leaders, p->flows.at[i].into, n);
			}
		if (!p->locals[k].kept)
			follow(p, &p->locals[k]);
	}
	for (uint32_t k = 0; k < p->out->sites.len; k++) {
		p->sites[k] = object_new(p, p->too_many);
		begin_holders(p, p->out->sites.at[k], &p->sites[k]);
		if (!p->sites[k].kept)
			follow(p, &p->sites[k]);
	}
}

/* ---- what may be cleared at one park ---- */

struct defined {
	vm_set set;
};

static void drop_defined(uint32_t local, enum vm_access how, void *arg)
{
	if (how == VM_DEFINE)
		vm_set_drop(((struct defined *)arg)->set, local);
}

static bool is_needed(const struct parks *p, const struct object *o, const uint64_t *live)
{
	return o->kept || vm_set_meets(o->holders, live, p->nlocals);
}

/* Where results go is found when they are there. */
static void keep_destinations(const struct vm_inst *i, vm_set kept)
{
	for (uint32_t n = 0; n < i->ndst; n++) {
		const struct vm_place *d = i->dst[n];

		if (!d)
			continue;
		if (d->nproj && !d->global)
			vm_set_add(kept, d->local);
		for (uint32_t k = 0; k < d->nproj; k++)
			if (d->proj[k].kind == VM_PROJ_INDEX && d->proj[k].local != VM_NO_LOCAL)
				vm_set_add(kept, d->proj[k].local);
	}
}

/* after becomes what is live before. Arguments of a call were read before it waits; those of other
 * operations may still be read from where they lie. */
static struct vm_park make_park(struct parks *p, const struct vm_inst *i, vm_set after)
{
	struct vm_park park = {i, vm_set_new(p->a, p->nlocals), vm_set_new(p->a, p->out->sites.len)};
	vm_set kept = vm_set_new(p->a, p->nlocals);

	vm_set_union(kept, after, p->nlocals);
	vm_each_access(p->f, i, drop_defined, &(struct defined){kept});
	keep_destinations(i, kept);
	vm_live_before(p->f, i, after);
	if (!is_call(i))
		vm_set_union(kept, after, p->nlocals);
	for (uint32_t n = 0; n < p->nlocals; n++) {
		if (!vm_set_has(p->pointers, n) || vm_set_has(kept, n))
			continue;
		if (vm_set_has(p->addressed, n) &&
		    (is_needed(p, &p->locals[n], after) || is_needed(p, &p->locals[n], kept)))
			continue;
		vm_set_add(park.locals, n);
	}
	for (uint32_t n = 0; n < p->out->sites.len; n++)
		if (!is_needed(p, &p->sites[n], after) && !is_needed(p, &p->sites[n], kept))
			vm_set_add(park.sites, n);
	return park;
}

static void find_parks(struct parks *p)
{
	vm_set live = vm_set_new(p->a, p->nlocals);

	for (uint32_t b = 0; b < p->f->blocks.len; b++) {
		const struct vm_block *block = &p->f->blocks.at[b];
		uint32_t first = p->out->at.len;

		copy_set(live, p->live->out[b], p->nlocals);
		for (uint32_t k = block->insts.len; k-- > 0;)
			if (may_wait(p->f, block->insts.at[k], p->parking))
				VEC_PUSH(p->a, &p->out->at, make_park(p, block->insts.at[k], live));
			else
				vm_live_before(p->f, block->insts.at[k], live);
		for (uint32_t lo = first, hi = p->out->at.len; lo + 1 < hi; lo++) {
			struct vm_park last = p->out->at.at[--hi];

			p->out->at.at[hi] = p->out->at.at[lo];
			p->out->at.at[lo] = last;
		}
	}
}

/* ---- locals that live across calls ---- */

static bool compares_in_memory(const struct vm_inst *i)
{
	switch (i->args[0].type->kind) {
	case VM_STRING:
	case VM_INTERFACE:
	case VM_ARRAY:
	case VM_STRUCT:
	case VM_COMPLEX64:
	case VM_COMPLEX128:
		return true;
	default:
		return false;
	}
}

bool vm_may_call(const struct vm_inst *i)
{
	switch (i->op) {
	case VM_OP_BINARY:
		return compares_in_memory(i);
	case VM_OP_INTRINSIC:
		return i->sub == VM_INTR_DIV_WIDE || i->sub == VM_INTR_FMA;
	case VM_OP_LEN:
	case VM_OP_CAP:
		return i->args[0].type->kind == VM_MAP || i->args[0].type->kind == VM_CHAN;
	case VM_OP_IFACE_CONVERT:
	case VM_OP_ASSERT:
	case VM_OP_CHAN_CLOSE:
	case VM_OP_COPY:
	case VM_OP_CLEAR:
	case VM_OP_PRINT:
	case VM_OP_DECODE_RUNE:
	case VM_OP_MAP_GET:
	case VM_OP_MAP_DELETE:
	case VM_OP_MAP_ITER_INIT:
	case VM_OP_MAP_ITER_NEXT:
	case VM_OP_DEFER_TO:
	case VM_OP_RECOVER:
	case VM_OP_LIVE:
		return true;
	default:
		return vm_op_info[i->op].flags & (VM_F_CALL | VM_F_ALLOC);
	}
}

static void add_read(uint32_t local, enum vm_access how, void *arg)
{
	if (how == VM_READ)
		vm_set_add(arg, local);
}

static void find_crossing(struct parks *p)
{
	vm_set live = vm_set_new(p->a, p->nlocals), across = vm_set_new(p->a, p->nlocals);

	p->out->crossing = vm_set_new(p->a, p->nlocals);
	for (uint32_t b = 0; b < p->f->blocks.len; b++) {
		const struct vm_block *block = &p->f->blocks.at[b];

		copy_set(live, p->live->out[b], p->nlocals);
		for (uint32_t k = block->insts.len; k-- > 0;) {
			const struct vm_inst *i = block->insts.at[k];

			if (vm_may_call(i)) {
				copy_set(across, live, p->nlocals);
				vm_each_access(p->f, i, drop_defined, &(struct defined){across});
				if (i->op == VM_OP_APPEND) /* its elements are stored when there is room */
					vm_each_access(p->f, i, add_read, across);
				vm_set_union(p->out->crossing, across, p->nlocals);
			}
			vm_live_before(p->f, i, live);
		}
	}
	for (size_t i = 0; i < vm_set_words(p->nlocals); i++)
		p->out->crossing[i] &= p->pointers[i];
}

/* ---- what may have been written since the last park ---- */

struct written {
	vm_set locals, sites;
};

struct walk {
	struct parks *p;
	struct written now;
	uint32_t park, site; /* next ones in the lists */
	bool record;         /* narrow the parks to what is written */
};

static void note_written(uint32_t local, enum vm_access how, void *arg)
{
	if (how != VM_READ)
		vm_set_add(((struct walk *)arg)->now.locals, local);
}

/* What is cleared is as if it had not been written. */
static void pass_park(vm_set written, vm_set clear, uint32_t n, bool record)
{
	for (size_t i = 0; i < vm_set_words(n); i++) {
		uint64_t both = written[i] & clear[i];

		written[i] &= ~both;
		if (record)
			clear[i] = both;
	}
}

static void walk_block(struct walk *w, uint32_t b)
{
	struct parks *p = w->p;
	const struct vm_block *block = &p->f->blocks.at[b];

	for (uint32_t k = 0; k < block->insts.len; k++) {
		const struct vm_inst *i = block->insts.at[k];

		if (w->park < p->out->at.len && p->out->at.at[w->park].inst == i) {
			struct vm_park *park = &p->out->at.at[w->park++];

			pass_park(w->now.locals, park->locals, p->nlocals, w->record);
			pass_park(w->now.sites, park->sites, p->out->sites.len, w->record);
		}
		vm_each_access(p->f, i, note_written, w);
		if (w->site < p->out->sites.len && p->out->sites.at[w->site] == i)
			vm_set_add(w->now.sites, w->site++);
	}
}

/* Parameters and captures arrive written, objects on the heap may be made at the start. */
static void written_at_entry(struct parks *p, vm_set locals)
{
	for (uint32_t n = 0; n < p->nlocals; n++)
		if (p->f->locals.at[n].flags & (VM_L_PARAM | VM_L_CAPTURE) ||
		    (p->f->locals.at[n].site && p->f->locals.at[n].site->placement == VM_PLACE_HEAP))
			vm_set_add(locals, n);
}

/* Where each block's parks and sites begin in the lists. */
static void find_firsts(const struct parks *p, uint32_t *parks, uint32_t *sites)
{
	uint32_t park = 0, site = 0;

	for (uint32_t b = 0; b < p->f->blocks.len; b++) {
		const struct vm_block *block = &p->f->blocks.at[b];

		parks[b] = park;
		sites[b] = site;
		for (uint32_t k = 0; k < block->insts.len; k++) {
			park += park < p->out->at.len && p->out->at.at[park].inst == block->insts.at[k];
			site += site < p->out->sites.len && p->out->sites.at[site] == block->insts.at[k];
		}
	}
}

static void find_written(struct parks *p)
{
	const struct vm_graph *graph = p->live->graph;
	uint32_t nl = p->nlocals, ns = p->out->sites.len, *parks, *sites;
	struct written *in = ARENA_ARRAY(p->a, struct written, graph->n + 1);
	struct walk w = {p, {vm_set_new(p->a, nl), vm_set_new(p->a, ns)}, 0, 0, false};
	bool changed = true;

	parks = ARENA_ARRAY(p->a, uint32_t, graph->n + 1);
	sites = ARENA_ARRAY(p->a, uint32_t, graph->n + 1);
	find_firsts(p, parks, sites);
	for (uint32_t b = 0; b < graph->n; b++)
		in[b] = (struct written){vm_set_new(p->a, nl), vm_set_new(p->a, ns)};
	if (graph->n)
		written_at_entry(p, in[0].locals);
	while (changed || !w.record) {
		w.record = !changed;
		changed = false;
		for (uint32_t k = 0; k < graph->n; k++) {
			uint32_t b = graph->order[k], to;

			copy_set(w.now.locals, in[b].locals, nl);
			copy_set(w.now.sites, in[b].sites, ns);
			w.park = parks[b];
			w.site = sites[b];
			walk_block(&w, b);
			for (uint32_t s = 0; vm_successor(p->f, b, s, &to); s++) {
				changed |= vm_set_union(in[to].locals, w.now.locals, nl);
				changed |= vm_set_union(in[to].sites, w.now.sites, ns);
			}
		}
	}
}

static void each_inst(struct parks *p)
{
	uint64_t insts = 0;

	for (uint32_t b = 0; b < p->f->blocks.len; b++) {
		insts += p->f->blocks.at[b].insts.len;
		for (uint32_t k = 0; k < p->f->blocks.at[b].insts.len; k++)
			if (is_frame_site(p->f->blocks.at[b].insts.at[k]))
				VEC_PUSH(p->a, &p->out->sites, p->f->blocks.at[b].insts.at[k]);
	}
	p->too_many = insts * (p->out->sites.len + p->nlocals) > FLOWS_MAX;
	for (uint32_t b = 0; b < p->f->blocks.len && !p->too_many; b++)
		for (uint32_t k = 0; k < p->f->blocks.at[b].insts.len; k++)
			add_flow(p, p->f->blocks.at[b].insts.at[k]);
}

struct vm_parks *vm_parks_new(struct arena *a, const struct vm_liveness *live, const bool *parking)
{
	struct parks p = {.a = a,
			  .f = live->graph->func,
			  .live = live,
			  .parking = parking,
			  .nlocals = live->n,
			  .out = ARENA_NEW(a, struct vm_parks)};

	p.pointers = vm_set_new(a, p.nlocals);
	p.carriers = vm_set_new(a, p.nlocals);
	p.addressed = vm_set_new(a, p.nlocals);
	find_locals(&p);
	each_inst(&p);
	find_holders(&p);
	find_parks(&p);
	find_crossing(&p);
	find_written(&p);
	return p.out;
}
