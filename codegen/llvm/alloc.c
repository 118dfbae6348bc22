/* alloc.c - allocation sites: what a placement becomes. */
#include "llvm.h"
#include <stdio.h>

/* ---- sites in words ---- */

const char *cg_placement_word(const struct vm_site *s)
{
	switch (s->placement) {
	case VM_PLACE_UNDECIDED:
		return "undecided";
	case VM_PLACE_FRAME:
		return "frame";
	case VM_PLACE_FRAME_BUFFER:
		return "frame buffer";
	case VM_PLACE_RODATA:
		return "read-only data";
	case VM_PLACE_STATIC:
		return "static";
	case VM_PLACE_HEAP:
		return "heap";
	case VM_PLACE_REMOVED:
		return "removed";
	}
	return "?";
}

/* "site 3: x: heap (returned) at 5:2" */
const char *cg_site_text(struct cg *cg, const struct vm_site *site, const char *where)
{
	const char *why = site->reason && cg->host->reason ? cg->host->reason(cg->host->context, site->reason) : NULL;
	struct text t = {.arena = cg->arena};

	text_printf(&t, "site %u: %s: %s", site->id, vm_site_text(site), where ? where : cg_placement_word(site));
	if (!where && site->placement == VM_PLACE_FRAME_BUFFER)
		text_printf(&t, " of %u bytes", site->buffer);
	if (why && why[0])
		text_printf(&t, " (%s)", why);
	if (site->pos)
		text_printf(&t, " at %u:%u", pos_line(site->pos), pos_col(site->pos));
	text_char(&t, '\0');
	return text_str(&t).data;
}

/* Ties an instruction to its site: metadata that the text forms turn into a comment, and the line tables into what heap
 * profiles say of a call. */
void cg_tag_site(struct cg_fn *fn, LLVMValueRef inst, const struct vm_site *site)
{
	struct cg *cg = fn->cg;
	const char *text;
	LLVMMetadataRef md[2];

	if (!site || !LLVMIsAInstruction(inst))
		return;
	if (!LLVMIsACallInst(inst) && !cg->opt.annotate && !cg->host->stored)
		return;
	text = cg->opt.annotate ? cg_site_text(cg, site, NULL) : "";
	md[0] = LLVMMDStringInContext2(cg->ctx, text, strlen(text));
	md[1] = LLVMValueAsMetadata(LLVMConstInt(cg->i32, site->id, false));
	LLVMSetMetadata(inst, cg->site_kind, LLVMMetadataAsValue(cg->ctx, LLVMMDNodeInContext2(cg->ctx, md, 2)));
}

/* ---- storage ---- */

LLVMValueRef cg_new_heap(struct cg_fn *fn, const struct vm_type *t, const struct vm_site *site, const char *name)
{
	struct cg *cg = fn->cg;
	LLVMValueRef size = cg_const_i64(cg, (int64_t)t->size), p;

	if (t->size == 0)
		return cg_extern_data(cg, "gosub_zerobase", cg->i64);
	if (cg->opt.counting && site)
		p = cg_call(fn, CG_gosub_new_at, size, cg_desc(cg, t), cg_site_record(cg, site));
	else
		p = cg_call(fn, vm_type_has_pointers(t) ? CG_gosub_new : CG_gosub_new_noscan, size, cg_desc(cg, t));
	LLVMSetValueName2(p, name, strlen(name));
	cg_tag_site(fn, p, site);
	return p;
}

static LLVMValueRef frame_slot(struct cg_fn *fn, LLVMTypeRef type, uint32_t align, const struct vm_site *site,
			       const char *name)
{
	LLVMValueRef p = cg_alloca(fn, type, align, name);

	cg_note_site_slot(fn, p);
	cg_tag_site(fn, p, site);
	return p;
}

/* Zeroed storage for a t, where the site says. */
LLVMValueRef cg_new_at_site(struct cg_fn *fn, const struct vm_type *t, const struct vm_site *site, const char *name)
{
	LLVMValueRef p;

	if (!site || site->placement != VM_PLACE_FRAME || t->size == 0)
		return cg_new_heap(fn, t, site, name);
	p = frame_slot(fn, cg_mem_type(fn->cg, t), t->align, site, name);
	cg_zero(fn, p, t);
	return p;
}

static const char *dst_name(struct cg_fn *fn)
{
	const struct vm_place *p = fn->inst->ndst ? fn->inst->dst[0] : NULL;
	const char *name = p && !p->global ? fn->f->locals.at[p->local].name : NULL;
	const char *suffix = fn->inst->site && fn->inst->site->placement == VM_PLACE_HEAP ? "heap" : "frame";

	return arena_printf(fn->cg->arena, "%s.%s", name ? name : "new", suffix).data;
}

void cg_op_new(struct cg_fn *fn)
{
	cg_result(fn, 0, cg_new_at_site(fn, fn->inst->type, fn->inst->site, dst_name(fn)));
}

/* ---- make ---- */

static LLVMValueRef heap_slice(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef len, LLVMValueRef cap)
{
	return cg_call(fn, CG_gosub_makeslice, cg_desc(fn->cg, elem), len, cap);
}

/* A slice of known capacity in the frame; the runtime reports a length that is out of range. */
static LLVMValueRef frame_slice(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef len, LLVMValueRef cap,
				uint64_t count)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef bad = cg_block(fn, "panic"), good = cg_block(fn, "");
	LLVMValueRef slot;

	cg_branch_cold(fn,
		       LLVMBuildOr(fn->b, LLVMBuildICmp(fn->b, LLVMIntUGT, len, cap, ""),
				   LLVMBuildICmp(fn->b, LLVMIntUGT, cap, cg_const_i64(cg, (int64_t)count), ""), ""),
		       bad, good);
	cg_at(fn, bad);
	heap_slice(fn, elem, len, cap);
	LLVMBuildUnreachable(fn->b);
	cg_at(fn, good);
	slot = frame_slot(fn, LLVMArrayType2(cg_mem_type(cg, elem), count), elem->align, fn->inst->site, dst_name(fn));
	cg_zero_bytes(fn, slot, cg_const_i64(cg, (int64_t)(count * elem->size)), elem->align);
	return slot;
}

/* Up to the buffer's size in the frame, the heap beyond. */
static LLVMValueRef buffered_slice(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef len, LLVMValueRef cap)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef small = cg_block(fn, "buffer"), big = cg_block(fn, "heap"), done = cg_block(fn, "");
	uint64_t count = elem->size ? fn->inst->site->buffer / elem->size : 0;
	LLVMValueRef slot =
	    frame_slot(fn, LLVMArrayType2(cg_mem_type(cg, elem), count), elem->align, fn->inst->site, dst_name(fn));
	LLVMValueRef fits = LLVMBuildICmp(fn->b, LLVMIntULE, cap, cg_const_i64(cg, (int64_t)count), ""), heap, phi;
	LLVMBasicBlockRef from[2] = {small, big};

	fits = LLVMBuildAnd(fn->b, fits, LLVMBuildICmp(fn->b, LLVMIntULE, len, cap, ""), "");
	cg_branch(fn, fits, small, big);
	cg_at(fn, small);
	cg_zero_bytes(fn, slot, cg_const_i64(cg, (int64_t)(count * elem->size)), elem->align);
	cg_jump(fn, done);
	cg_at(fn, big);
	heap = heap_slice(fn, elem, len, cap);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->ptr, "");
	LLVMAddIncoming(phi, (LLVMValueRef[]){slot, heap}, from, 2);
	return phi;
}

/* It panics as one that is made. */
static LLVMValueRef no_array(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef len)
{
	LLVMBasicBlockRef bad = cg_block(fn, "badlen"), good = cg_block(fn, "");

	cg_branch_cold(fn, LLVMBuildICmp(fn->b, LLVMIntSLT, len, cg_const_i64(fn->cg, 0), ""), bad, good);
	cg_at(fn, bad);
	heap_slice(fn, elem, len, len);
	LLVMBuildUnreachable(fn->b);
	cg_at(fn, good);
	return LLVMConstNull(fn->cg->ptr);
}

void cg_op_make_slice(struct cg_fn *fn)
{
	const struct vm_site *site = fn->inst->site;
	const struct vm_type *elem = fn->inst->type->elem;
	struct cg_value len = cg_arg(fn, 0), cap = cg_arg(fn, 1);
	LLVMValueRef n = cg_int64(fn, &len), c = cap.type ? cg_int64(fn, &cap) : n, p;
	int64_t count = site ? site->count : -1;

	if (count < 0 && LLVMIsAConstantInt(c))
		count = LLVMConstIntGetSExtValue(c);
	if (fn->inst->flags & VM_I_ZEROS)
		p = no_array(fn, elem, n);
	else if (site && site->placement == VM_PLACE_FRAME && count >= 0)
		p = frame_slice(fn, elem, n, c, (uint64_t)count);
	else if (site && site->placement == VM_PLACE_FRAME_BUFFER)
		p = buffered_slice(fn, elem, n, c);
	else
		p = heap_slice(fn, elem, n, c);
	cg_result(fn, 0, p, n, c);
}

void cg_op_make_map(struct cg_fn *fn)
{
	struct cg *cg = fn->cg;
	const struct vm_site *site = fn->inst->site;
	struct cg_value hint = cg_arg(fn, 0);
	LLVMValueRef storage = LLVMConstNull(cg->ptr), m;
	bool framed = site && site->placement == VM_PLACE_FRAME_BUFFER,
	     small = framed && site->buffer > GOSUB_MAP_FRAME_SIZE; /* with room for a group */

	if (framed) {
		storage = frame_slot(fn, cg_bytes(cg, site->buffer), 16, site, dst_name(fn));
		cg_zero_bytes(fn, storage, cg_const_i64(cg, site->buffer), 16);
	}
	m = cg_call(fn, small ? CG_gosub_map_new_small : CG_gosub_map_new, cg_desc(cg, fn->inst->type),
		    cg_int64(fn, &hint), storage);
	cg_result(fn, 0, m);
}

void cg_op_make_chan(struct cg_fn *fn)
{
	struct cg_value size = cg_arg(fn, 0);
	LLVMValueRef n = cg_int64(fn, &size), c;

	c = cg_call(fn, CG_gosub_chan_new, cg_desc(fn->cg, fn->inst->type), n);
	cg_result(fn, 0, c);
}

/* ---- closures ---- */

void cg_op_closure(struct cg_fn *fn)
{
	const struct vm_inst *i = fn->inst;
	const struct vm_type *t = i->func->context;
	struct cg_value *captured = ARENA_ARRAY(fn->cg->arena, struct cg_value, i->nargs + 1);
	LLVMValueRef object;

	if (!t || i->nargs == 0) {
		cg_result(fn, 0, cg_closure_const(fn->cg, i->func));
		return;
	}
	object = cg_new_at_site(fn, t, i->site, dst_name(fn));
	for (uint32_t n = 0; n < i->nargs; n++) /* after the call: see park.c */
		captured[n] = cg_arg(fn, n);
	cg_store_word(fn, cg_func(fn->cg, i->func), object, 0);
	for (uint32_t n = 0; n < i->nargs; n++)
		cg_store(fn, cg_offset(fn, object, t->fields[n + 1].offset), &captured[n]);
	cg_result(fn, 0, object);
}

/* ---- boxes ---- */

/* Integers below 256 need no box of their own. */
static LLVMValueRef box_integer(struct cg_fn *fn, const struct cg_value *v)
{
	struct cg *cg = fn->cg;
	LLVMBasicBlockRef small = cg_block(fn, "small"), big = cg_block(fn, "box"), done = cg_block(fn, ""),
			  from[2] = {small, big};
	LLVMValueRef wide = LLVMBuildZExt(fn->b, v->c[0], cg->i64, ""), table, heap, phi;

	table = cg_extern_data(cg, "gosub_small_ints", LLVMArrayType2(cg->i64, 256));
	cg_branch(fn, LLVMBuildICmp(fn->b, LLVMIntULT, wide, cg_const_i64(cg, 256), ""), small, big);
	cg_at(fn, small);
	table = LLVMBuildInBoundsGEP2(fn->b, cg->i64, table, &wide, 1, "");
	cg_jump(fn, done);
	cg_at(fn, big);
	heap = cg_new_heap(fn, v->type, fn->inst->site, dst_name(fn));
	cg_store(fn, heap, v);
	cg_jump(fn, done);
	cg_at(fn, done);
	phi = LLVMBuildPhi(fn->b, cg->ptr, "");
	LLVMAddIncoming(phi, (LLVMValueRef[]){table, heap}, from, 2);
	return phi;
}

static LLVMValueRef box_byte(struct cg_fn *fn, const struct cg_value *v)
{
	struct cg *cg = fn->cg;
	LLVMValueRef index = LLVMBuildZExt(fn->b, v->c[0], cg->i64, "");
	LLVMValueRef table = cg_extern_data(cg, "gosub_small_ints", LLVMArrayType2(cg->i64, 256));

	return LLVMBuildInBoundsGEP2(fn->b, cg->i64, table, &index, 1, "");
}

static bool is_readonly_variable(const struct vm_operand *o)
{
	return o->kind == VM_OPND_PLACE && o->place->global && o->place->global->readonly && o->place->nproj == 0;
}

static LLVMValueRef box_data(struct cg_fn *fn, const struct vm_operand *o)
{
	struct cg *cg = fn->cg;
	const struct vm_site *site = fn->inst->site;
	const struct vm_type *t = o->type;
	struct cg_value v;
	LLVMValueRef p;

	if (is_readonly_variable(o))
		return cg_global(cg, o->place->global);
	v = cg_operand(fn, o);
	if (t->direct_iface)
		return v.c[0];
	if (t->size == 0)
		return cg_extern_data(cg, "gosub_zerobase", cg->i64);
	if (t->size == 1 && v.flat && v.n == 1 && (vm_type_is_integer(t) || t->kind == VM_BOOL))
		return box_byte(fn, &v);
	if (o->kind == VM_OPND_CONST)
		return cg_boxed(cg, t, o->constant);
	if (!(site && site->placement == VM_PLACE_FRAME) && vm_type_is_integer(t))
		return box_integer(fn, &v);
	p = cg_new_at_site(fn, t, site, dst_name(fn));
	v = cg_operand(fn, o);
	cg_store_fresh(fn, p, &v);
	return p;
}

void cg_op_box(struct cg_fn *fn)
{
	const struct vm_operand *o = &fn->inst->args[0];
	const struct vm_type *iface = fn->inst->dst[0] ? fn->inst->dst[0]->type : NULL;
	LLVMValueRef data;

	if (!iface)
		return;
	data = box_data(fn, o);
	cg_result(fn, 0, cg_is_eface(iface) ? cg_dynamic_desc(fn->cg, o->type) : cg_itab(fn->cg, o->type, iface), data);
}

/* ---- lives of locals ---- */

/* Markers only where nothing but the local itself can reach its storage. */
static bool marked(struct cg_fn *fn, const struct vm_local *l)
{
	return !(l->flags & (VM_L_ADDRTAKEN | VM_L_RESULT | VM_L_PARAM)) && !cg_type(fn->cg, l->type)->flat &&
	       l->type->kind != VM_MAPITER;
}

void cg_op_live(struct cg_fn *fn)
{
	uint32_t n = fn->inst->local;
	const struct vm_local *l = &fn->f->locals.at[n];
	const char *name;

	if (fn->locals[n].plain)
		return;
	if (fn->locals[n].indirect) {
		name = arena_printf(fn->cg->arena, "%s.heap", l->name ? l->name : "").data;
		cg_store_word(fn, cg_new_heap(fn, l->type, l->site, name), fn->locals[n].addr, 0);
		return;
	}
	if (marked(fn, l))
		cg_lifetime(fn, true, fn->locals[n].addr, l->type->size);
	cg_zero(fn, fn->locals[n].addr, l->type);
}

void cg_op_dead(struct cg_fn *fn)
{
	uint32_t n = fn->inst->local;
	const struct vm_local *l = &fn->f->locals.at[n];

	if (!fn->locals[n].plain && !fn->locals[n].indirect && fn->locals[n].live_op && marked(fn, l))
		cg_lifetime(fn, false, fn->locals[n].addr, l->type->size);
}
