/* park.c - what a frame forgets where its function waits, so that an idle goroutine keeps
 * nothing alive that the program cannot reach any more.
 *
 * Stacks are scanned conservatively: whatever lies in a frame counts. frontend/vm/vm_park.c tells
 * which locals and which storage of the frame are dead at a park; their pointers are cleared there.
 * LLVM holds other locals in registers: those that survive calls are cleared by an assembly that
 * takes them all, so what is live lies in the frame meanwhile. A temporary is cleared behind its
 * instruction. None of it concerns functions that never wait; and what those leave lies in frames
 * of their own, as calls in functions that wait are not inlined unless the callee keeps nothing in
 * memory. */
#include "llvm.h"

/* ---- functions ---- */

static bool keeps_in_memory(const struct vm_local *l)
{
	return vm_type_has_pointers(l->type) && (l->flags & VM_L_ADDRTAKEN || l->type->size > 32);
}

/* Neither calls nor allocates, and its locals are scalars. */
static bool is_plain(const struct vm_func *f)
{
	if (f->flags & (VM_FN_EXTERN | VM_FN_DEFER))
		return false;
	for (uint32_t n = 0; n < f->locals.len; n++)
		if (keeps_in_memory(&f->locals.at[n]))
			return false;
	for (uint32_t b = 0; b < f->blocks.len; b++)
		for (uint32_t k = 0; k < f->blocks.at[b].insts.len; k++) {
			const struct vm_inst *i = f->blocks.at[b].insts.at[k];

			if (i->op != VM_OP_RETURN && vm_op_info[i->op].flags & (VM_F_CALL | VM_F_ALLOC))
				return false;
		}
	return true;
}

bool cg_keeps_call(const struct cg_fn *fn, const struct vm_func *callee)
{
	return fn->parks && !(callee && is_plain(callee));
}

void cg_begin_parks(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;

	if (!fn->parks)
		return;
	fn->park_info = vm_parks_new(cg->arena, vm_facts_liveness(fn->facts), cg->parking);
	fn->site_slots = ARENA_ARRAY(cg->arena, LLVMValueRef, fn->park_info->sites.len + 1);
}

/* ---- clearing ---- */

/* For good: nothing of the function will read it, which LLVM knows. */
static void clear_bytes(struct cg_fn *fn, LLVMValueRef addr, uint64_t size, uint32_t align)
{
	struct cg *cg = fn->cg;
	LLVMValueRef set =
	    LLVMBuildMemSet(fn->b, addr, LLVMConstInt(cg->i8, 0, false), cg_const_i64(cg, (int64_t)size), align);

	LLVMSetOperand(set, 3, LLVMConstInt(cg->i1, 1, false)); /* volatile */
}

static LLVMValueRef word_of(struct cg_fn *fn, LLVMValueRef addr, const struct cg_comp *c)
{
	LLVMValueRef v = cg_load_word(fn, fn->cg->ptr, addr, c->offset, "");

	LLVMSetVolatile(v, true);
	return v;
}

static void set_word(struct cg_fn *fn, LLVMValueRef addr, const struct cg_comp *c, LLVMValueRef v)
{
	LLVMSetVolatile(LLVMBuildStore(fn->b, v, cg_offset(fn, addr, c->offset)), true);
}

/* The pointers of a t at addr. */
static void clear_pointers(struct cg_fn *fn, LLVMValueRef addr, const struct vm_type *t)
{
	const struct cg_type *ct = cg_type(fn->cg, t);

	if (t->kind == VM_MAPITER) {
		clear_bytes(fn, addr, GOSUB_MAPITER_SIZE, 8);
		return;
	}
	if (!ct->flat) {
		clear_bytes(fn, addr, t->ptr_bytes, t->align);
		return;
	}
	for (uint32_t i = 0; i < ct->n; i++)
		if (ct->comp[i].pointer)
			set_word(fn, addr, &ct->comp[i], LLVMConstNull(fn->cg->ptr));
}

/* Parameters that came in memory lie in the caller's frame. They were copied. */
void cg_clear_incoming(struct cg_fn *fn)
{
	const struct cg_sig *sig = &fn->sig;

	if (!fn->parks || !sig->arg_block)
		return;
	for (uint32_t i = 0; i < sig->nparams; i++)
		if (sig->params[i].block && vm_type_has_pointers(sig->param_types[i]))
			clear_pointers(fn,
				       cg_offset(fn, LLVMGetParam(fn->fn, sig->arg_block_index), sig->params[i].offset),
				       sig->param_types[i]);
}

/* ---- temporaries ---- */

static bool may_hold_pointers(LLVMTypeRef t)
{
	switch (LLVMGetTypeKind(t)) {
	case LLVMPointerTypeKind:
	case LLVMStructTypeKind:
		return true;
	case LLVMArrayTypeKind:
		return LLVMGetElementType(t) != NULL;
	default:
		return false;
	}
}

void cg_note_temp(struct cg_fn *fn, LLVMValueRef slot)
{
	if (!fn->parks || !may_hold_pointers(LLVMGetAllocatedType(slot)))
		return;
	VEC_PUSH(fn->cg->arena, &fn->all_temps, slot);
}

/* Storage of the current instruction's site. */
void cg_note_site_slot(struct cg_fn *fn, LLVMValueRef slot)
{
	if (!fn->park_info)
		return;
	for (uint32_t k = 0; k < fn->park_info->sites.len; k++)
		if (fn->park_info->sites.at[k] == fn->inst)
			fn->site_slots[k] = slot;
	if (may_hold_pointers(LLVMGetAllocatedType(slot)))
		VEC_PUSH(fn->cg->arena, &fn->all_temps, slot);
}

static void clear_slot(struct cg_fn *fn, LLVMValueRef slot)
{
	clear_bytes(fn, slot, LLVMABISizeOfType(fn->cg->td, LLVMGetAllocatedType(slot)), LLVMGetAlignment(slot));
}

static void end_temps(struct cg_fn *fn)
{
	for (uint32_t k = 0; k < fn->temps.len; k++)
		if (may_hold_pointers(LLVMGetAllocatedType(fn->temps.at[k])))
			clear_slot(fn, fn->temps.at[k]);
}

/* ---- homes ----
 *
 * What lives across calls would lie in registers that calls keep, or where LLVM saves them, and
 * stay there when it is dead. Such a local has a home in the frame, which is written whenever the
 * local is; after a call the local is what is there. So registers hold it between calls only, as in
 * gc's code. */

static bool in_registers(const struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];

	return !(l->flags & VM_L_ADDRTAKEN) && !fn->locals[n].indirect && !fn->locals[n].preset &&
	       l->type->kind != VM_MAPITER && cg_type(fn->cg, l->type)->flat;
}

static void store_home(struct cg_fn *fn, uint32_t n)
{
	const struct cg_type *ct = cg_type(fn->cg, fn->f->locals.at[n].type);

	for (uint32_t i = 0; i < ct->n; i++)
		if (ct->comp[i].pointer)
			set_word(fn, fn->homes[n], &ct->comp[i],
				 cg_load_word(fn, fn->cg->ptr, fn->locals[n].addr, ct->comp[i].offset, ""));
}

static void load_home(struct cg_fn *fn, uint32_t n)
{
	const struct cg_type *ct = cg_type(fn->cg, fn->f->locals.at[n].type);

	for (uint32_t i = 0; i < ct->n; i++)
		if (ct->comp[i].pointer)
			cg_store_word(fn, word_of(fn, fn->homes[n], &ct->comp[i]), fn->locals[n].addr,
				      ct->comp[i].offset);
}

static void choose_homes(struct cg_fn *fn)
{
	uint32_t n = fn->f->locals.len;

	fn->homed = vm_set_new(fn->cg->arena, n);
	fn->homes = ARENA_ARRAY(fn->cg->arena, LLVMValueRef, n + 1);
	for (uint32_t k = 0; k < fn->park_info->at.len; k++)
		vm_set_union(fn->homed, fn->park_info->at.at[k].locals, n);
	for (uint32_t k = 0; k < n; k++)
		if (!vm_set_has(fn->park_info->crossing, k) || !in_registers(fn, k))
			vm_set_drop(fn->homed, k);
}

void cg_fill_homes(struct cg_fn *fn)
{
	if (!fn->park_info || fn->cg->opt.opt_level == 0)
		return;
	choose_homes(fn);
	for (uint32_t n = 0; n < fn->f->locals.len; n++) {
		if (!vm_set_has(fn->homed, n))
			continue;
		fn->homes[n] = cg_alloca(fn, cg_mem_type(fn->cg, fn->f->locals.at[n].type), 8,
					 arena_printf(fn->cg->arena, "%s.home", fn->f->locals.at[n].name).data);
		store_home(fn, n);
	}
}

void cg_begin_block(struct cg_fn *fn, uint32_t b)
{
	const struct vm_block *block = &fn->f->blocks.at[b];
	uint32_t n = fn->f->locals.len;
	vm_set live;

	if (!fn->homed)
		return;
	live = vm_set_new(fn->cg->arena, n);
	vm_set_union(live, vm_facts_liveness(fn->facts)->out[b], n);
	fn->live_after = ARENA_ARRAY(fn->cg->arena, vm_set, block->insts.len + 1);
	for (uint32_t k = block->insts.len; k-- > 0;) {
		if (vm_may_call(block->insts.at[k])) {
			fn->live_after[k] = vm_set_new(fn->cg->arena, n);
			vm_set_union(fn->live_after[k], live, n);
		}
		vm_live_before(fn->f, block->insts.at[k], live);
	}
}

static void note_written(uint32_t local, enum vm_access how, void *arg)
{
	if (how == VM_WRITE || how == VM_DEFINE)
		vm_set_add(arg, local);
}

static void update_homes(struct cg_fn *fn, uint32_t k)
{
	uint32_t n = fn->f->locals.len;
	vm_set written = vm_set_new(fn->cg->arena, n);

	vm_each_access(fn->f, fn->inst, note_written, written);
	for (uint32_t l = 0; l < n; l++)
		if (!vm_set_has(fn->homed, l))
			continue;
		else if (vm_set_has(written, l))
			store_home(fn, l);
		else if (fn->live_after[k] && vm_set_has(fn->live_after[k], l))
			load_home(fn, l);
}

static void reload(uint32_t local, enum vm_access how, void *arg)
{
	struct cg_fn *fn = arg;

	if (how == VM_READ && vm_set_has(fn->homed, local))
		load_home(fn, local);
}

void cg_reload_arguments(struct cg_fn *fn)
{
	if (fn->homed)
		vm_each_access(fn->f, fn->inst, reload, fn);
}

void cg_end_inst(struct cg_fn *fn, uint32_t n)
{
	if (fn->parks && !LLVMGetBasicBlockTerminator(LLVMGetInsertBlock(fn->b))) {
		end_temps(fn);
		if (fn->homed)
			update_homes(fn, n);
	}
}

/* ---- parks ---- */

static LLVMValueRef clear_registers(struct cg_fn *fn)
{
	if (fn->cg->x86)
		return cg_asm(fn, fn->cg->v,
			      "xorl %ebx, %ebx\n\txorl %r12d, %r12d\n\txorl %r13d, %r13d\n\t"
			      "xorl %r14d, %r14d\n\txorl %r15d, %r15d",
			      "~{rbx},~{r12},~{r13},~{r14},~{r15},~{flags}", NULL, 0);
	return cg_asm(fn, fn->cg->v,
		      "mov x19, xzr\n\tmov x20, xzr\n\tmov x21, xzr\n\tmov x22, xzr\n\t"
		      "mov x23, xzr\n\tmov x24, xzr\n\tmov x25, xzr\n\tmov x26, xzr\n\t"
		      "mov x27, xzr",
		      "~{x19},~{x20},~{x21},~{x22},~{x23},~{x24},~{x25},~{x26},~{x27}", NULL, 0);
}

static bool is_empty(const uint64_t *set, uint32_t n)
{
	return !vm_set_meets(set, set, n);
}

/* Called where all that the park reads in the frame is written. What it clears may come to be
 * later, so the stores are made at the end. */
void cg_before_park(struct cg_fn *fn)
{
	const struct vm_parks *info = fn->park_info;
	const struct vm_park *park;

	if (!info || fn->next_park >= info->at.len || info->at.at[fn->next_park].inst != fn->inst)
		return;
	park = &info->at.at[fn->next_park++];
	if (is_empty(park->locals, fn->f->locals.len) && is_empty(park->sites, info->sites.len))
		return;
	VEC_PUSH(fn->cg->arena, &fn->park_points, (struct cg_park_point){park, clear_registers(fn)});
}

static void clear_local(struct cg_fn *fn, uint32_t n)
{
	const struct cg_local *c = &fn->locals[n];
	const struct vm_type *t = fn->f->locals.at[n].type;

	if (!c->addr)
		return;
	if (fn->homed && vm_set_has(fn->homed, n))
		clear_pointers(fn, fn->homes[n], t);
	if (c->indirect)
		set_word(fn, c->addr, &(struct cg_comp){0}, LLVMConstNull(fn->cg->ptr));
	else if (in_registers(fn, n))
		cg_zero(fn, c->addr, t);
	else if (t->size || t->kind == VM_MAPITER)
		clear_pointers(fn, c->addr, t);
}

/* All appends of a variable share its first array: what may still be read of one's is not told apart from the others'.
 */
static bool is_dead_slot(const struct cg_fn *fn, const struct vm_park *park, LLVMValueRef slot)
{
	for (uint32_t n = 0; n < fn->park_info->sites.len; n++)
		if (fn->site_slots[n] == slot && !vm_set_has(park->sites, n))
			return false;
	return true;
}

static void clear_site(struct cg_fn *fn, const struct vm_park *park, uint32_t n)
{
	LLVMValueRef slot = fn->site_slots[n];

	if (slot && is_dead_slot(fn, park, slot) && may_hold_pointers(LLVMGetAllocatedType(slot)))
		clear_slot(fn, slot);
}

/* A frame lies where others were: what is not written before a park would be theirs. */
static void clear_at_entry(struct cg_fn *fn)
{
	LLVMBuilderRef b = fn->b;

	fn->b = fn->allocas;
	for (uint32_t k = 0; k < fn->all_temps.len; k++)
		clear_slot(fn, fn->all_temps.at[k]);
	for (uint32_t n = 0; n < fn->f->locals.len; n++) {
		LLVMValueRef addr = fn->locals[n].addr;

		if (addr && LLVMIsAAllocaInst(addr) && !in_registers(fn, n) &&
		    may_hold_pointers(LLVMGetAllocatedType(addr)))
			clear_slot(fn, addr);
	}
	fn->b = b;
}

void cg_finish_parks(struct cg_fn *fn)
{
	if (!fn->park_info)
		return;
	clear_at_entry(fn);
	for (uint32_t k = 0; k < fn->park_points.len; k++) {
		const struct cg_park_point *point = &fn->park_points.at[k];

		LLVMPositionBuilderBefore(fn->b, point->before);
		for (uint32_t n = 0; n < fn->f->locals.len; n++)
			if (vm_set_has(point->park->locals, n))
				clear_local(fn, n);
		for (uint32_t n = 0; n < fn->park_info->sites.len; n++)
			if (vm_set_has(point->park->sites, n))
				clear_site(fn, point->park, n);
	}
}
