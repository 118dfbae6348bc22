/* site_records.c - counting builds: a record for each allocation site (struct gosub_site of runtime/abi.h), whose
 * address compiled code hands to the runtime, and in which the runtime counts.
 *
 * A record is a symbol, "site:FUNCTION#ORDINAL", in the COMDAT of its function: where several packages have a function,
 * one copy of it and of its records is kept, and what was inlined elsewhere counts there too. Builds that do not count
 * have none of this: all that a record says can be had from the compiler. */
#include "llvm.h"

static LLVMValueRef number(struct cg *cg, uint32_t n)
{
	return LLVMConstInt(cg->i32, n, false);
}

static LLVMValueRef text(struct cg *cg, struct str s)
{
	struct str terminated = arena_printf(cg->arena, STR_FMT "%c", STR_ARG(s), 0);

	return cg_string_data(cg, terminated);
}

/* Path, line, column: three fields. */
static void put_place(struct cg *cg, pos_t pos, LLVMValueRef out[3])
{
	struct str path = STR("?");
	uint32_t line = 0, col = 0;

	if (pos && cg->pkg->sources)
		sources_place(cg->pkg->sources, pos, &path, &line, &col);
	out[0] = text(cg, path);
	out[1] = number(cg, line);
	out[2] = number(cg, col);
}

static LLVMValueRef calls(struct cg *cg, const struct vm_origin *o)
{
	LLVMValueRef *list = ARENA_ARRAY(cg->arena, LLVMValueRef, o->ncalls), parts[4];

	for (uint32_t i = 0; i < o->ncalls; i++) {
		parts[0] = text(cg, str_of(o->calls[i].caller));
		put_place(cg, o->calls[i].pos, &parts[1]);
		list[i] = LLVMConstStructInContext(cg->ctx, parts, 4, false);
	}
	return cg_private(cg, LLVMConstArray2(LLVMTypeOf(list[0]), list, o->ncalls), 8, "site.calls");
}

static LLVMValueRef record_of(struct cg *cg, const struct vm_site *s)
{
	const struct vm_origin *o = s->origin;
	const char *why = s->reason && cg->host->reason ? cg->host->reason(cg->host->context, s->reason) : "";
	LLVMValueRef zero = LLVMConstNull(cg->ptr), parts[16];

	parts[0] = parts[1] = cg_const_i64(cg, 0);
	parts[2] = text(cg, str_of(s->func->name));
	parts[3] = text(cg, str_of(vm_site_kind_name(s->kind)));
	parts[4] = text(cg, str_of(vm_site_text(s)));
	parts[5] = s->type ? text(cg, str_of(s->type->string)) : zero;
	parts[6] = text(cg, str_of(cg_placement_word(s)));
	parts[7] = text(cg, str_of(why ? why : ""));
	put_place(cg, s->pos, &parts[8]);
	parts[11] = number(cg, s->ordinal);
	parts[12] = number(cg, s->verdict);
	parts[13] = o ? text(cg, str_of(o->func)) : zero;
	parts[14] = cg_const_i64(cg, o ? (int64_t)o->ncalls << 32 | o->ordinal : 0);
	parts[15] = o ? calls(cg, o) : zero;
	return LLVMConstStructInContext(cg->ctx, parts, 16, false);
}

LLVMValueRef cg_site_record(struct cg *cg, const struct vm_site *s)
{
	const char *name = arena_printf(cg->arena, "site:%s#%u", s->func->name, s->ordinal).data;
	LLVMValueRef g = LLVMGetNamedGlobal(cg->mod, name), init, fn;

	if (g)
		return g;
	init = record_of(cg, s);
	g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), name);
	LLVMSetInitializer(g, init);
	LLVMSetAlignment(g, 8);
	LLVMSetSection(g, "gosub_sites");
	LLVMSetVisibility(g, LLVMHiddenVisibility);
	fn = cg_func(cg, s->func);
	if (LLVMGetLinkage(fn) != LLVMExternalLinkage && LLVMGetComdat(fn)) {
		LLVMSetLinkage(g, LLVMWeakODRLinkage);
		LLVMSetComdat(g, LLVMGetComdat(fn));
	}
	VEC_PUSH(cg->arena, &cg->used, g); /* in each object that has the function, whatever is left of its code */
	return g;
}

void cg_emit_site_records(struct cg *cg)
{
	for (uint32_t i = 0; cg->opt.counting && i < cg->pkg->sites.len; i++)
		if (cg_func_part(cg, cg->pkg->sites.at[i]->func) == GOSUB_PART_HERE)
			cg_site_record(cg, cg->pkg->sites.at[i]);
}
