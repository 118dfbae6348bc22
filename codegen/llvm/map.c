/* map.c - maps: entries by kind of key, iteration. */
#include "llvm.h"

enum key_class { KEY_ANY, KEY_32, KEY_64, KEY_STRING };

static enum key_class key_class(const struct vm_type *key)
{
	if (key->kind == VM_STRING)
		return KEY_STRING;
	if (vm_type_is_integer(key) || key->kind == VM_POINTER || key->kind == VM_UNSAFEPTR || key->kind == VM_CHAN)
		return key->size == 8 ? KEY_64 : key->size == 4 ? KEY_32 : KEY_ANY;
	return KEY_ANY;
}

/* Calls the entry that fits the key: entries are {any, 32, 64, string}. */
static LLVMValueRef by_key(struct cg_fn *fn, const enum cg_entry entries[4], const struct cg_value *m,
			   const struct cg_value *key)
{
	LLVMValueRef desc = cg_desc(fn->cg, m->type);

	switch (key_class(m->type->key)) {
	case KEY_32:
		return cg_call(fn, entries[KEY_32], desc, m->c[0], key->c[0]);
	case KEY_64:
		return cg_call(fn, entries[KEY_64], desc, m->c[0], cg_int64(fn, key));
	case KEY_STRING:
		return cg_call(fn, entries[KEY_STRING], desc, m->c[0], key->c[0], key->c[1]);
	case KEY_ANY:
		break;
	}
	return cg_call(fn, entries[KEY_ANY], desc, m->c[0], cg_spill(fn, key, "key"));
}

void cg_op_map_get(struct cg_fn *fn)
{
	static const enum cg_entry get[4] = {CG_gosub_map_get, CG_gosub_map_get32, CG_gosub_map_get64,
					     CG_gosub_map_get_str};
	const struct vm_inst *i = fn->inst;
	struct cg_value m = cg_arg(fn, 0), key = cg_arg(fn, 1), v;
	LLVMValueRef elem = by_key(fn, get, &m, &key), found = LLVMBuildIsNotNull(fn->b, elem, "");
	LLVMBasicBlockRef hit, miss, done;

	cg_result(fn, 1, found);
	if (!i->ndst || !i->dst[0])
		return;
	hit = cg_block(fn, "hit");
	miss = cg_block(fn, "miss");
	done = cg_block(fn, "");
	cg_branch(fn, found, hit, miss);
	cg_at(fn, hit);
	v = cg_load(fn, m.type->elem, elem);
	cg_store_place(fn, i->dst[0], &v);
	cg_jump(fn, done);
	cg_at(fn, miss);
	v = cg_zero_value(fn->cg, m.type->elem);
	cg_store_place(fn, i->dst[0], &v);
	cg_jump(fn, done);
	cg_at(fn, done);
}

static LLVMValueRef entry_to_store(struct cg_fn *fn)
{
	static const enum cg_entry set[4] = {CG_gosub_map_set, CG_gosub_map_set32, CG_gosub_map_set64,
					     CG_gosub_map_set_str};
	struct cg_value m = cg_arg(fn, 0), key = cg_arg(fn, 1);

	return by_key(fn, set, &m, &key);
}

void cg_op_map_set(struct cg_fn *fn)
{
	struct cg_value v = cg_arg(fn, 2);

	cg_store(fn, entry_to_store(fn), &v);
}

void cg_op_map_slot(struct cg_fn *fn)
{
	cg_result(fn, 0, entry_to_store(fn));
}

void cg_op_map_delete(struct cg_fn *fn)
{
	static const enum cg_entry delete[4] = {CG_gosub_map_delete, CG_gosub_map_delete32, CG_gosub_map_delete64,
						CG_gosub_map_delete_str};
	struct cg_value m = cg_arg(fn, 0), key = cg_arg(fn, 1);

	by_key(fn, delete, &m, &key);
}

/* ---- iteration: the iterator is a local, its first two words the addresses of key and element
 * ---- */

static LLVMValueRef iterator(struct cg_fn *fn)
{
	return cg_place_addr(fn, fn->inst->op == VM_OP_MAP_ITER_INIT ? fn->inst->dst[0] : fn->inst->args[0].place);
}

static void current(struct cg_fn *fn, uint64_t word)
{
	const struct vm_place *dst = fn->inst->dst[0];
	struct cg_value v;

	if (!dst)
		return;
	v = cg_load(fn, dst->type, cg_load_word(fn, fn->cg->ptr, iterator(fn), word, ""));
	cg_store_place(fn, dst, &v);
}

void cg_op_map_iter(struct cg_fn *fn)
{
	struct cg_value m;

	switch (fn->inst->op) {
	case VM_OP_MAP_ITER_INIT:
		m = cg_arg(fn, 0);
		cg_call(fn, CG_gosub_map_iter_init, cg_desc(fn->cg, m.type), m.c[0], iterator(fn));
		break;
	case VM_OP_MAP_ITER_VALID:
		cg_result(fn, 0, LLVMBuildIsNotNull(fn->b, cg_load_word(fn, fn->cg->ptr, iterator(fn), 0, ""), ""));
		break;
	case VM_OP_MAP_ITER_KEY:
		current(fn, 0);
		break;
	case VM_OP_MAP_ITER_ELEM:
		current(fn, 8);
		break;
	default:
		cg_call(fn, CG_gosub_map_iter_next, iterator(fn));
	}
}
