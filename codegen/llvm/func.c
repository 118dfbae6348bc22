/* func.c - functions: declaration, storage of locals, parameters, blocks. */
#include "llvm.h"

void cg_go_attributes(struct cg *cg, LLVMValueRef fn)
{
	LLVMSetFunctionCallConv(fn, LLVMSwiftCallConv);
	cg_fn_attr(cg, fn, "nounwind");
	cg_fn_attr(cg, fn, "noredzone");
	cg_fn_attr_value(cg, fn, LLVMAttributeFunctionIndex, "uwtable", 2); /* async */
	cg_fn_attr_text(cg, fn, "frame-pointer", "all");
	cg_fn_attr_text(cg, fn, "disable-tail-calls", "true");
	if (!cg->x86)
		cg_fn_attr_text(cg, fn, "target-features", "+reserve-x28");
}

static void scalar_attributes(struct cg *cg, LLVMValueRef fn, const struct cg_comp *c, LLVMAttributeIndex at)
{
	if (c->length)
		cg_compat_never_negative(cg->ctx, fn, at);
	if (!c->pointee)
		return;
	cg_fn_attr_value(cg, fn, at, "dereferenceable_or_null", c->pointee);
	cg_fn_attr_value(cg, fn, at, "align", c->pointee_align);
}

/* A length is not negative, a pointer leads to a whole value. */
static void value_attributes(struct cg *cg, LLVMValueRef fn, const struct cg_sig *sig)
{
	for (uint32_t i = 0; i < sig->nparams; i++) {
		const struct cg_type *t = cg_type(cg, sig->param_types[i]);

		for (uint32_t k = 0; !sig->params[i].block && k < t->n; k++)
			scalar_attributes(cg, fn, &t->comp[k], sig->params[i].first + k + 1);
	}
}

static void convention_attributes(struct cg *cg, LLVMValueRef fn, const struct cg_sig *sig)
{
	if (sig->result_block) {
		cg_fn_attr(cg, fn, "nounwind");
		cg_fn_attr_value(cg, fn, 1, "noalias", 0);
		cg_fn_attr_value(cg, fn, 1, "nonnull", 0);
	}
	if (sig->arg_block) {
		cg_fn_attr_value(cg, fn, sig->arg_block_index + 1, "noalias", 0);
		cg_fn_attr_value(cg, fn, sig->arg_block_index + 1, "nonnull", 0);
	}
	if (sig->context)
		cg_fn_attr_value(cg, fn, sig->context_index + 1, "nest", 0);
}

/* Its name, but where linker scripts could not spell that. */
static const char *symbol_of(struct cg *cg, const struct vm_func *f)
{
	return vm_reach_symbol(cg->arena, f->name);
}

LLVMValueRef cg_func(struct cg *cg, const struct vm_func *f)
{
	LLVMValueRef fn = map_get_str(cg->funcs, str_of(f->name));
	const char *symbol;
	struct cg_sig sig;

	if (fn)
		return fn;
	symbol = symbol_of(cg, f);
	sig = cg_signature_of(cg, f);
	fn = LLVMGetNamedFunction(cg->mod, symbol);
	if (!fn)
		fn = LLVMAddFunction(cg->mod, symbol, sig.type);
	if (!(f->flags & VM_FN_C)) {
		cg_go_attributes(cg, fn);
		convention_attributes(cg, fn, &sig);
		if (cg_is_typed(cg, f))
			value_attributes(cg, fn, &sig);
	}
	map_put_str(cg->funcs, str_of(f->name), fn);
	return fn;
}

enum gosub_part cg_func_part(const struct cg *cg, const struct vm_func *f)
{
	if (!vm_reach_has_func(f))
		return GOSUB_PART_ELSEWHERE;
	return cg->opt.funcs ? cg->opt.funcs[f->id] : GOSUB_PART_HERE;
}

LLVMValueRef cg_method(struct cg *cg, const struct vm_func *f)
{
	const char *name = arena_printf(cg->arena, "%s·m", symbol_of(cg, f)).data;
	LLVMValueRef g = LLVMGetNamedGlobal(cg->mod, name);

	if (g)
		return g;
	g = LLVMAddGlobal(cg->mod, cg->i8, name);
	LLVMSetLinkage(g, LLVMExternalWeakLinkage);
	LLVMSetVisibility(g, LLVMHiddenVisibility);
	return g;
}

void cg_note_function(struct cg *cg, const char *symbol, const char *go_name, uint32_t flags)
{
	struct cg_func_info *info = ARENA_NEW(cg->arena, struct cg_func_info);

	*info = (struct cg_func_info){go_name, flags};
	map_put_str(cg->infos, str_of(symbol), info);
}

const struct cg_func_info *cg_info(const struct cg *cg, struct str symbol)
{
	return map_get_str(cg->infos, symbol);
}

LLVMBasicBlockRef cg_block(struct cg_fn *fn, const char *name)
{
	return LLVMAppendBasicBlockInContext(fn->cg->ctx, fn->fn, name);
}

void cg_at(struct cg_fn *fn, LLVMBasicBlockRef block)
{
	LLVMPositionBuilderAtEnd(fn->b, block);
}

void cg_jump(struct cg_fn *fn, LLVMBasicBlockRef to)
{
	LLVMBuildBr(fn->b, to);
}

void cg_branch(struct cg_fn *fn, LLVMValueRef cond, LLVMBasicBlockRef yes, LLVMBasicBlockRef no)
{
	LLVMBuildCondBr(fn->b, cond, yes, no);
}

LLVMValueRef cg_branch_cold(struct cg_fn *fn, LLVMValueRef cond, LLVMBasicBlockRef cold, LLVMBasicBlockRef on)
{
	struct cg *cg = fn->cg;
	LLVMValueRef br = LLVMBuildCondBr(fn->b, cond, cold, on);
	LLVMMetadataRef parts[3] = {LLVMMDStringInContext2(cg->ctx, "branch_weights", 14),
				    LLVMValueAsMetadata(LLVMConstInt(cg->i32, 1, false)),
				    LLVMValueAsMetadata(LLVMConstInt(cg->i32, 1 << 20, false))};

	LLVMSetMetadata(br, LLVMGetMDKindIDInContext(cg->ctx, "prof", 4),
			LLVMMetadataAsValue(cg->ctx, LLVMMDNodeInContext2(cg->ctx, parts, 3)));
	return br;
}

/* ---- storage of locals ---- */

static bool on_heap(const struct vm_local *l)
{
	return l->site && l->site->placement == VM_PLACE_HEAP;
}

static void find_live_ops(struct cg_fn *fn)
{
	for (uint32_t i = 0; i < fn->f->blocks.len; i++) {
		const struct vm_block *b = &fn->f->blocks.at[i];

		for (uint32_t j = 0; j < b->insts.len; j++)
			if (b->insts.at[j]->op == VM_OP_LIVE)
				fn->locals[b->insts.at[j]->local].live_op = true;
	}
}

static const char *local_name(struct cg_fn *fn, const struct vm_local *l, const char *suffix)
{
	const char *name = l->name && l->name[0] ? l->name : "blank";

	return arena_printf(fn->cg->arena, "%s%s", name, suffix).data;
}

static void storage(struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];
	struct cg_local *out = &fn->locals[n];

	out->indirect = on_heap(l);
	if (out->addr || out->plain)
		return;
	if (l->type->size == 0 && l->flags & VM_L_ADDRTAKEN) { /* all of no size share one address */
		out->indirect = false;
		out->addr = cg_extern_data(fn->cg, "gosub_zerobase", fn->cg->i64);
		return;
	}
	if (out->indirect) {
		out->addr = cg_alloca(fn, fn->cg->ptr, 8, local_name(fn, l, ".addr"));
		return;
	}
	out->addr = cg_alloca(fn, cg_mem_type(fn->cg, l->type), l->type->align, local_name(fn, l, ""));
	if (l->site)
		cg_tag_site(fn, out->addr, l->site);
}

/* Brings a local to life at entry: parameters get their value later, all others are zero. */
static void start_local(struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];
	const struct cg_local *c = &fn->locals[n];

	if (l->flags & VM_L_CAPTURE || c->live_op || c->preset || c->bounded || c->plain)
		return;
	if (c->indirect)
		cg_store_word(fn, cg_new_heap(fn, l->type, l->site, local_name(fn, l, ".heap")), c->addr, 0);
	else if (!(l->flags & VM_L_PARAM))
		cg_zero(fn, c->addr, l->type);
}

static struct cg_value incoming(struct cg_fn *fn, uint32_t index)
{
	const struct cg_slot *slot = &fn->sig.params[index];
	const struct cg_type *ct = cg_type(fn->cg, fn->sig.param_types[index]);
	struct cg_value v = {.type = fn->sig.param_types[index], .flat = true, .n = ct->n};

	if (slot->block)
		return cg_load(fn, v.type, cg_offset(fn, LLVMGetParam(fn->fn, fn->sig.arg_block_index), slot->offset));
	for (uint32_t j = 0; j < ct->n; j++)
		v.c[j] = LLVMGetParam(fn->fn, slot->first + j);
	return v;
}

static void name_parameters(struct cg_fn *fn)
{
	static const char *const parts[] = {"", ".len", ".cap", ".3"};

	if (fn->sig.result_block)
		LLVMSetValueName2(LLVMGetParam(fn->fn, 0), "results", 7);
	if (fn->sig.arg_block)
		LLVMSetValueName2(LLVMGetParam(fn->fn, fn->sig.arg_block_index), "args", 4);
	if (fn->sig.context)
		LLVMSetValueName2(LLVMGetParam(fn->fn, fn->sig.context_index), "closure", 7);
	for (uint32_t i = 0; i < fn->f->locals.len; i++) {
		const struct vm_local *l = &fn->f->locals.at[i];
		const struct cg_slot *slot;

		if (!(l->flags & VM_L_PARAM))
			continue;
		slot = &fn->sig.params[l->index];
		for (uint32_t j = 0; !slot->block && j < cg_type(fn->cg, l->type)->n; j++) {
			const char *name = local_name(fn, l, parts[j & 3]);

			name = arena_printf(fn->cg->arena, "%s.in", name).data;
			LLVMSetValueName2(LLVMGetParam(fn->fn, slot->first + j), name, strlen(name));
		}
	}
}

static void receive(struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];
	struct cg_value v;

	if (l->flags & VM_L_PARAM) {
		if (fn->locals[n].preset)
			return;
		v = incoming(fn, l->index);
	} else if (l->flags & VM_L_CAPTURE) {
		v = cg_load(fn, l->type, cg_offset(fn, fn->context, fn->f->context->fields[l->index + 1].offset));
	} else {
		return;
	}
	if (fn->locals[n].plain)
		cg_set_plain(fn, n, &v);
	else
		cg_store(fn, cg_local_addr(fn, n), &v);
}

/* Captures that are on the heap themselves: their object is made before the value is stored. */
static void start_capture(struct cg_fn *fn, uint32_t n)
{
	const struct vm_local *l = &fn->f->locals.at[n];

	if (l->flags & VM_L_CAPTURE && fn->locals[n].indirect)
		cg_store_word(fn, cg_new_heap(fn, l->type, l->site, local_name(fn, l, ".heap")), fn->locals[n].addr, 0);
}

/* In a body that runs under a frame for defer, parameters and results lie in the block that f made.
 */
static void use_defer_block(struct cg_fn *fn, LLVMValueRef block)
{
	struct cg_defer_layout lay = cg_defer_layout(fn->cg, fn->f);
	bool moved;

	fn->block = cg_alloca(fn, fn->cg->ptr, 8, "block.addr");
	cg_store_word(fn, block, fn->block, 0);
	fn->entry_sp = cg_load_word(fn, fn->cg->ptr, block, lay.sp, "entry.sp");
	if (fn->f->context)
		fn->context = cg_load_word(fn, fn->cg->ptr, block, lay.context, "closure");
	for (uint32_t i = 0; i < fn->f->locals.len; i++) {
		const struct vm_local *l = &fn->f->locals.at[i];
		struct cg_local *c = &fn->locals[i];

		moved = on_heap(l);
		if (l->flags & VM_L_RESULT && !moved) {
			c->addr = cg_offset(fn, block, lay.results[l->index]);
			c->offset = lay.results[l->index];
			c->preset = true;
		} else if (l->flags & VM_L_RESULT) {
			c->addr = cg_offset(fn, block, lay.heap[l->index]);
			c->offset = lay.heap[l->index];
		} else if (l->flags & VM_L_PARAM && !moved) {
			c->addr = cg_offset(fn, block, lay.params[l->index]);
			c->offset = lay.params[l->index];
			c->preset = true;
		}
	}
}

static void receive_from_block(struct cg_fn *fn, LLVMValueRef block)
{
	struct cg_defer_layout lay = cg_defer_layout(fn->cg, fn->f);

	for (uint32_t i = 0; i < fn->f->locals.len; i++) {
		const struct vm_local *l = &fn->f->locals.at[i];
		struct cg_value v;

		if (!(l->flags & VM_L_PARAM) || fn->locals[i].preset)
			continue;
		v = cg_load(fn, l->type, cg_offset(fn, block, lay.params[l->index]));
		cg_store(fn, cg_local_addr(fn, i), &v);
	}
}

static void open_body(struct cg_fn *fn)
{
	const struct vm_func *f = fn->f;

	fn->locals = ARENA_ARRAY(fn->cg->arena, struct cg_local, f->locals.len + 1);
	fn->blocks = ARENA_ARRAY(fn->cg->arena, LLVMBasicBlockRef, f->blocks.len + 1);
	find_live_ops(fn);
	cg_begin_parks(fn);
	cg_find_plain(fn);
	cg_find_lives(fn);
	LLVMPositionBuilderAtEnd(fn->allocas, cg_block(fn, "entry"));
	cg_at(fn, cg_block(fn, "start"));
	for (uint32_t i = 0; i < f->blocks.len; i++)
		fn->blocks[i] = cg_block(fn, arena_printf(fn->cg->arena, "b%u", i).data);
	cg_debug_prologue(fn);
}

static void start_locals(struct cg_fn *fn)
{
	const struct vm_func *f = fn->f;

	for (uint32_t i = 0; i < f->locals.len; i++)
		storage(fn, i);
	for (uint32_t i = 0; i < f->locals.len; i++) {
		start_local(fn, i);
		start_capture(fn, i);
	}
}

static void blocks(struct cg_fn *fn)
{
	const struct vm_func *f = fn->f;

	cg_debug_locals(fn);
	cg_fill_homes(fn);
	cg_jump(fn, fn->blocks[0]);
	for (uint32_t i = 0; i < f->blocks.len; i++) {
		const struct vm_block *b = &f->blocks.at[i];

		cg_at(fn, fn->blocks[i]);
		cg_begin_block(fn, i);
		cg_debug_block(fn, b);
		for (uint32_t j = 0; j < b->insts.len; j++) {
			fn->inst = b->insts.at[j];
			cg_debug_inst(fn, fn->inst);
			cg_begin_lives(fn);
			cg_inst(fn, fn->inst);
			cg_end_inst(fn, j);
			cg_end_lives(fn);
		}
	}
	cg_finish_parks(fn);
	LLVMBuildBr(fn->allocas, LLVMGetNextBasicBlock(LLVMGetEntryBasicBlock(fn->fn)));
}

static void section_and_linkage(struct cg *cg, const struct vm_func *f, LLVMValueRef fn, const char *symbol)
{
	LLVMSetSection(fn, arena_printf(cg->arena, ".text.%s", symbol).data);
	if (cg_func_part(cg, f) == GOSUB_PART_TO_INLINE)
		LLVMSetLinkage(fn, LLVMAvailableExternallyLinkage);
	else if (f->flags & VM_FN_LINKONCE)
		cg_everywhere(cg, fn, symbol);
	else
		cg_group(cg, fn, symbol);
}

static void plain_function(struct cg_fn *fn)
{
	const struct vm_func *f = fn->f;

	cg_debug_func(fn, f->name);
	open_body(fn);
	name_parameters(fn);
	if (f->context)
		fn->context = LLVMGetParam(fn->fn, fn->sig.context_index);
	if (f->flags & VM_FN_RECOVER)
		fn->entry_sp = cg_entry_sp(fn);
	start_locals(fn);
	for (uint32_t i = 0; i < f->locals.len; i++)
		receive(fn, i);
	cg_clear_incoming(fn);
	if (f->flags & VM_FN_DEFER) {
		cg_link_frame(fn);
		cg_start_defers(fn);
	}
	blocks(fn);
}

static uint32_t no_params(const struct vm_func *f)
{
	return f->nparams ? 0 : GOSUB_FUNC_NO_PARAMS;
}

static void body_under_frame(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	const struct vm_func *f = fn->f;
	const char *symbol = arena_printf(cg->arena, "%s.body", symbol_of(cg, f)).data;
	LLVMTypeRef params[2] = {cg->ptr, cg->ptr};
	LLVMValueRef block;

	fn->fn = LLVMAddFunction(cg->mod, symbol, LLVMFunctionType(cg->v, params, 2, false));
	cg_go_attributes(cg, fn->fn);
	cg_fn_attr(cg, fn->fn, "noinline");
	section_and_linkage(cg, f, fn->fn, symbol);
	cg_note_function(cg, symbol, vm_go_name(f), GOSUB_FUNC_BODY | no_params(f));
	cg_debug_func(fn, f->name);
	open_body(fn);
	block = LLVMGetParam(fn->fn, 0);
	fn->frame = LLVMGetParam(fn->fn, 1);
	LLVMSetValueName2(block, "block", 5);
	LLVMSetValueName2(fn->frame, "frame", 5);
	use_defer_block(fn, block);
	start_locals(fn);
	receive_from_block(fn, block);
	cg_start_defers(fn);
	for (uint32_t i = 0; i < f->locals.len; i++)
		if (f->locals.at[i].flags & VM_L_CAPTURE)
			receive(fn, i);
	blocks(fn);
}

static struct cg_fn new_fn(struct cg *cg, struct vm_func *f)
{
	return (struct cg_fn){
	    .cg = cg,
	    .f = f,
	    .facts = vm_facts_new(cg->arena, f),
	    .fn = cg_func(cg, f),
	    .sig = cg_signature_of(cg, f),
	    .parks = cg->parking[f->id],
	    .b = LLVMCreateBuilderInContext(cg->ctx),
	    .allocas = LLVMCreateBuilderInContext(cg->ctx),
	};
}

static void close_fn(struct cg_fn *fn)
{
	LLVMDisposeBuilder(fn->b);
	LLVMDisposeBuilder(fn->allocas);
}

/* Locations of inlined code name it by its name. */
static void note_function(struct cg *cg, const struct vm_func *f)
{
	uint32_t flags = (f->flags & VM_FN_WRAPPER ? GOSUB_FUNC_WRAPPER : 0) | no_params(f);

	cg_note_function(cg, symbol_of(cg, f), vm_go_name(f), flags);
	cg_note_function(cg, f->name, vm_go_name(f), flags);
}

static void note_loops(struct cg_fn *fn)
{
	if (!vm_facts_loops(fn->facts)->n)
		VEC_PUSH(fn->cg->arena, &fn->cg->loopless, fn->fn);
}

void cg_emit_func(struct cg *cg, struct vm_func *f)
{
	struct cg_fn fn = new_fn(cg, f);

	section_and_linkage(cg, f, fn.fn, symbol_of(cg, f));
	if (cg->opt.opt_level == 0 && cg->any_parks && !fn.parks) {
		cg_fn_attr(cg, fn.fn, "noinline");
		cg_fn_attr(cg, fn.fn, "optnone");
	}
	note_function(cg, f);
	if (f->flags & (VM_FN_NOINLINE | VM_FN_RECOVER) || fn.parks || (f->flags & VM_FN_WRAPPER && cg_passes_on(f)))
		cg_fn_attr(cg, fn.fn, "noinline");
	if (f->flags & VM_FN_DEFER)
		cg_find_defers(&fn);
	if (f->flags & VM_FN_DEFER && !cg_never_resumes(&fn)) {
		struct cg_fn body = new_fn(cg, f);

		body.facts = fn.facts;
		body.defers = fn.defers;
		body.ndefers = fn.ndefers;
		body_under_frame(&body);
		note_loops(&body);
		fn.body = body.fn;
		cg_emit_defer_entry(&fn);
		close_fn(&body);
	} else {
		plain_function(&fn);
		note_loops(&fn);
	}
	close_fn(&fn);
}
