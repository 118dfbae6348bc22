/* llvm.h - stage header of the LLVM backend; seen by its own files only.
 *
 * One `cg` is one module; one `cg_fn` one function being built. A Go value is a cg_value: up to
 * CG_COMPS scalars (a string is two, a slice three, a struct its parts), or, for what is larger,
 * the address of memory that holds it, which is read before anything else happens. Locals are
 * memory (entry-block allocas); mem2reg does the rest. */
#ifndef GOSUB_LLVM_H
#define GOSUB_LLVM_H

#include <regex.h>

#include "backend.h"
#include "vm.h"
#include "vm_reach.h"
#include "vm_analysis.h"
#include "abi.h"
#include "compat.h"

#define CG_COMPS GOSUB_FLAT_MAX

struct cg_comp {
	LLVMTypeRef type; /* as an SSA value: bool is i1 */
	uint64_t offset;
	bool fp, boolean, pointer;
	bool header;      /* a pointer, or a length or capacity beside one */
	bool length;      /* the latter: never negative */
	uint64_t pointee; /* of a pointer that is not nil, bytes it leads to; 0: not known */
	uint32_t pointee_align;
};

struct cg_type {
	LLVMTypeRef mem; /* in memory */
	bool flat;       /* n components */
	uint32_t n;
	struct cg_comp comp[CG_COMPS];
	LLVMValueRef desc;  /* descriptor, declared or defined */
	LLVMValueRef equal; /* function, or NULL */
	LLVMValueRef hash;  /* the same */
	LLVMMetadataRef debug;
	bool fields_match; /* LLVM's field offsets are the IR's */
};

struct cg_value {
	const struct vm_type *type;
	uint32_t n;
	LLVMValueRef c[CG_COMPS];
	LLVMValueRef addr; /* of a value that is not flat; NULL: zero */
	bool flat;
};

/* ---- runtime entries (entry.c) ---- */

enum cg_entry {
#define ENTRY(name, result, args, promises) CG_##name,
#include "entries.def"
#undef ENTRY
	CG_ENTRIES
};

struct cg_func_info { /* of a function of this module, for the tables */
	const char *go_name;
	uint32_t flags; /* GOSUB_FUNC_* */
};

struct cg {
	struct arena *arena;
	const struct gosub_host *host;
	struct gosub_options opt;
	bool x86;
	LLVMContextRef ctx;
	LLVMModuleRef mod;
	LLVMTargetMachineRef tm;
	LLVMTargetDataRef td;
	LLVMDIBuilderRef dib;
	const struct vm_package *pkg;
	LLVMTypeRef i1, i8, i16, i32, i64, ptr, f32, f64, v;
	struct cg_type **types; /* by vm_type.id */
	uint32_t ntypes;
	struct map *funcs;    /* symbol -> LLVMValueRef */
	struct map *globals;  /* symbol -> LLVMValueRef */
	struct map *strings;  /* contents -> LLVMValueRef */
	struct map *boxes;    /* constant -> read-only global that holds it */
	struct map *closures; /* symbol -> constant func value */
	struct map *files;    /* file index -> LLVMMetadataRef */
	struct map *inlined;  /* name of a function that was inlined -> LLVMMetadataRef of its subprogram */
	VEC(const struct vm_type *) desc_todo;
	VEC(const struct vm_type *) equal_todo;
	VEC(const struct vm_type *) thunk_todo;
	VEC(const struct vm_type *) hash_todo;
	LLVMValueRef entries[CG_ENTRIES];
	LLVMTypeRef entry_types[CG_ENTRIES];
	LLVMMetadataRef cu;
	const struct vm_type *word; /* unsafe.Pointer: the data word of an interface */
	unsigned site_kind;         /* metadata kind gosub.site */
	struct map *built_for; /* symbol -> int64_t *, the largest frame that its code needs no gate for: see gates.c */
	VEC(LLVMValueRef) used;     /* nothing refers to them, yet they stay */
	VEC(LLVMValueRef) loopless; /* functions */
	bool *parking;              /* by id of function: see park.c */
	bool any_parks;
	bool winding;        /* a function is too long to optimise and has thousands of blocks */
	unsigned alias_kind; /* of metadata */
	unsigned range_kind;
	LLVMValueRef lengths;    /* the range of lengths */
	LLVMValueRef aliases[2]; /* what an access to a number, to a pointer or header is tagged with: see mem.c */
	bool *sites_left;        /* by site id: an instruction of it is left */
	bool sites_lost;         /* an allocation has no site any more: absence proves nothing */
	uint32_t errors;
	VEC(struct str) line_files; /* paths, in the order of the object's file table */
	VEC(struct str) line_sites; /* what calls allocate: behind the paths in that table */
	struct map *infos;          /* symbol -> struct cg_func_info */
};

struct cg_local {
	LLVMValueRef addr; /* its storage, or the slot that holds the storage's address */
	bool indirect;
	bool live_op;           /* comes to life by `live` */
	bool plain;             /* has no storage: see plain.c */
	struct cg_value *value; /* of such a one, once it has it */
	bool bounded;           /* lives between two instructions: see temps.c */
	uint64_t offset;        /* in that block, for the debugger */
	bool preset;            /* lies in the block of a function with defer, which holds its value already */
};

/* How a signature's values travel; see abi.h. */
struct cg_slot {
	bool block; /* in the block, at offset; otherwise from LLVM parameter first on */
	uint32_t first;
	uint64_t offset;
};
struct cg_sig {
	LLVMTypeRef type;
	uint32_t nparams, nresults, nllvm;
	struct cg_slot *params, *results; /* results: first is the component in the returned struct */
	const struct vm_type **param_types, **result_types;
	bool result_block, arg_block, context, c_abi;
	uint64_t result_size, arg_size;
	uint32_t arg_block_index, context_index;
	uint32_t nret; /* returned components */
	LLVMTypeRef ret;
};

struct cg_defer;
struct cg_lives;
struct cg_fn {
	struct cg *cg;
	const struct vm_func *f;
	struct vm_facts *facts; /* of f */
	LLVMValueRef fn;
	LLVMBuilderRef b;       /* where code goes */
	LLVMBuilderRef allocas; /* end of the entry block */
	struct cg_local *locals;
	LLVMBasicBlockRef *blocks;
	struct cg_sig sig;
	LLVMMetadataRef file; /* of the subprogram */
	uint32_t scope;       /* lexical scope of what code is made for now */
	LLVMMetadataRef subprogram;
	LLVMMetadataRef *scopes;
	LLVMMetadataRef *inlined; /* by number in f->inlined, less 1: where that call stands; NULL until asked for */
	LLVMValueRef context;     /* closure object, or NULL */
	LLVMValueRef frame;       /* struct gosub_frame of a function with defer */
	LLVMValueRef g, outer;    /* of such a function: g, and the frame that was its last */
	bool linked;              /* it is this function's own: there is no f.body */
	struct cg_defer *defers;  /* those written out at returns, or NULL: see defer.c */
	uint32_t ndefers;
	LLVMValueRef entry_sp;
	LLVMValueRef block; /* f.body: slot of the block's address */
	LLVMValueRef body;  /* f.body of a function with defer */
	const struct vm_inst *inst;
	LLVMValueRef last_call;
	struct cg_lives *lives;  /* or NULL: see temps.c */
	VEC(LLVMValueRef) temps; /* of the current instruction */
	bool parks;              /* waits for other goroutines: see park.c for this and what follows */
	struct vm_parks *park_info;
	vm_set homed;        /* locals with a home */
	LLVMValueRef *homes; /* by local */
	vm_set *live_after;  /* by instruction of the current block that may call */
	uint32_t next_park;
	VEC(LLVMValueRef) all_temps; /* of the function, and storage of sites */
	LLVMValueRef *site_slots;    /* by index in park_info->sites, or NULL */
	LLVMValueRef *leaving;       /* by local: buffer of the appends to it, until it leaves; or NULL */
	VEC(struct cg_park_point {
		const struct vm_park *park;
		LLVMValueRef before;
	})
	park_points;
};

/* ---- plain.c ---- */
void cg_find_plain(struct cg_fn *fn);
void cg_set_plain(struct cg_fn *fn, uint32_t local, const struct cg_value *v);
/* The value of the place's local when that has no storage, or NULL. */
const struct cg_value *cg_plain(const struct cg_fn *fn, const struct vm_place *p);
const struct cg_value *cg_plain_local(const struct cg_fn *fn, uint32_t local);

/* ---- type.c ---- */
struct cg_type *cg_type(struct cg *cg, const struct vm_type *t);
LLVMTypeRef cg_mem_type(struct cg *cg, const struct vm_type *t);
LLVMTypeRef cg_bytes(struct cg *cg, uint64_t n);
bool cg_is_unsigned(const struct vm_type *t);

/* ---- entry.c ---- */
/* Calls an entry with as many arguments as it has. */
LLVMValueRef cg_call(struct cg_fn *fn, enum cg_entry entry, ...);
LLVMValueRef cg_entry_decl(struct cg *cg, enum cg_entry entry);
bool cg_entry_runs_go(const char *name);
bool cg_entry_allocates(const char *name); /* for a site */
void cg_fn_attr(struct cg *cg, LLVMValueRef fn, const char *name);
void cg_fn_attr_value(struct cg *cg, LLVMValueRef fn, LLVMAttributeIndex at, const char *name, uint64_t value);
void cg_fn_attr_text(struct cg *cg, LLVMValueRef fn, const char *key, const char *value);
void cg_call_attr(struct cg *cg, LLVMValueRef call, LLVMAttributeIndex at, const char *name, uint64_t value);
LLVMValueRef cg_intrinsic(struct cg_fn *fn, const char *name, LLVMTypeRef over, LLVMValueRef *args, uint32_t n);
LLVMValueRef cg_intrinsic2(struct cg_fn *fn, const char *name, LLVMTypeRef *over, uint32_t nover, LLVMValueRef *args,
			   uint32_t n);
LLVMValueRef cg_asm(struct cg_fn *fn, LLVMTypeRef result, const char *text, const char *constraints, LLVMValueRef *args,
		    uint32_t n);

/* ---- mem.c: addresses, loads, stores; every pointer store passes here ---- */
LLVMValueRef cg_alloca(struct cg_fn *fn, LLVMTypeRef type, uint32_t align, const char *name);
LLVMValueRef cg_offset(struct cg_fn *fn, LLVMValueRef addr, uint64_t offset);
LLVMValueRef cg_index(struct cg_fn *fn, const struct vm_type *elem, LLVMValueRef base, LLVMValueRef index);
LLVMValueRef cg_load_word(struct cg_fn *fn, LLVMTypeRef type, LLVMValueRef addr, uint64_t offset, const char *name);
void cg_store_word(struct cg_fn *fn, LLVMValueRef value, LLVMValueRef addr, uint64_t offset);
struct cg_value cg_load(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef addr);
void cg_store(struct cg_fn *fn, LLVMValueRef addr, const struct cg_value *v);
void cg_store_fresh(struct cg_fn *fn, LLVMValueRef addr, const struct cg_value *v); /* memory known to be zero */
void cg_zero(struct cg_fn *fn, LLVMValueRef addr, const struct vm_type *t);
void cg_zero_bytes(struct cg_fn *fn, LLVMValueRef addr, LLVMValueRef size, uint32_t align);
void cg_move_bytes(struct cg_fn *fn, LLVMValueRef dst, LLVMValueRef src, LLVMValueRef size, const struct vm_type *elem);
LLVMValueRef cg_place_addr(struct cg_fn *fn, const struct vm_place *p);
void cg_store_place(struct cg_fn *fn, const struct vm_place *p, const struct cg_value *v); /* p may be NULL */
LLVMValueRef cg_local_addr(struct cg_fn *fn, uint32_t local);
/* Address of memory that holds v: its own, or a frame temporary. */
LLVMValueRef cg_spill(struct cg_fn *fn, const struct cg_value *v, const char *name);
void cg_lifetime(struct cg_fn *fn, bool start, LLVMValueRef addr, uint64_t size);
LLVMValueRef cg_const_i64(struct cg *cg, int64_t n);
void cg_open_aliases(struct cg *cg);
/* Whether LLVM may be told what follows from types alone: not where unsafe may have given memory another one. */
bool cg_is_typed(const struct cg *cg, const struct vm_func *f);

/* ---- value.c ---- */
struct cg_value cg_operand(struct cg_fn *fn, const struct vm_operand *o);
struct cg_value cg_arg(struct cg_fn *fn, uint32_t n); /* of the current instruction */
/* The nth result of the current instruction, where it is wanted, is made of as many scalars as its type has. */
void cg_result(struct cg_fn *fn, uint32_t n, ...);
struct cg_value cg_scalar(const struct vm_type *t, LLVMValueRef v);
struct cg_value cg_zero_value(struct cg *cg, const struct vm_type *t);
struct cg_value cg_const(struct cg *cg, const struct vm_type *t, const struct vm_const *c);
LLVMValueRef cg_const_mem(struct cg *cg, const struct vm_type *t, const struct vm_const *c);
/* Its type. */
LLVMTypeRef cg_const_mem_type(struct cg *cg, const struct vm_type *t, const struct vm_const *c);
/* The address of a constant in read-only memory, as interfaces hold it: one for equal constants. */
LLVMValueRef cg_boxed(struct cg *cg, const struct vm_type *t, const struct vm_const *c);
LLVMValueRef cg_string_data(struct cg *cg, struct str s);
LLVMValueRef cg_private(struct cg *cg, LLVMValueRef init, uint32_t align, const char *name);
/* An integer operand as i64, by its signedness. */
LLVMValueRef cg_int64(struct cg_fn *fn, const struct cg_value *v);
LLVMValueRef cg_closure_const(struct cg *cg, const struct vm_func *f);
/* Field n of a flat struct value, or of one in memory. */
struct cg_value cg_extract(struct cg_fn *fn, const struct cg_value *v, const struct vm_type *t, uint64_t offset);

/* ---- global.c ---- */
LLVMValueRef cg_global(struct cg *cg, const struct vm_global *g);
void cg_emit_globals(struct cg *cg);
/* g stands in the section for as long as the linker keeps `to`. */
void cg_tie(struct cg *cg, LLVMValueRef g, LLVMValueRef to, const char *section);
void cg_keep_used(struct cg *cg); /* what cg->used lists stays; once all of the module is there */
LLVMValueRef cg_extern_data(struct cg *cg, const char *name, LLVMTypeRef type);
/* Objects that need it have it each, and the linker keeps one. */
void cg_linkonce(struct cg *cg, LLVMValueRef v, const char *name);
/* What LLVM makes for v, such as jump tables, is a section of its own too: in one for all they would keep every
 * function that has one in the program. */
void cg_group(struct cg *cg, LLVMValueRef v, const char *name);
/* The same, of what may be needed by other objects that do not have it. */
void cg_everywhere(struct cg *cg, LLVMValueRef v, const char *name);

/* ---- abi.c ---- */
struct cg_sig cg_signature(struct cg *cg, const struct vm_type *const *params, uint32_t np,
			   const struct vm_type *const *results, uint32_t nr, bool context);
struct cg_sig cg_signature_c(struct cg *cg, const struct vm_type *const *params, uint32_t np,
			     const struct vm_type *const *results, uint32_t nr);
struct cg_sig cg_signature_of(struct cg *cg, const struct vm_func *f);
/* Calls callee; results[i] may be read until the next instruction. */
void cg_call_sig(struct cg_fn *fn, const struct cg_sig *sig, LLVMValueRef callee, const struct cg_value *args,
		 LLVMValueRef context, const struct vm_place *const *dst);

/* The same, result i stored to to[i]. */
void cg_call_to_memory(struct cg_fn *fn, const struct cg_sig *sig, LLVMValueRef callee, const struct cg_value *args,
		       LLVMValueRef context, const LLVMValueRef *to);

/* ---- func.c ---- */
LLVMValueRef cg_func(struct cg *cg, const struct vm_func *f);
/* Whether this output has it. */
enum gosub_part cg_func_part(const struct cg *cg, const struct vm_func *f);
/* The address by which method tables name a function: 0 in a program that calls it through none. */
LLVMValueRef cg_method(struct cg *cg, const struct vm_func *f);
void cg_emit_func(struct cg *cg, struct vm_func *f); /* reads it only */
void cg_go_attributes(struct cg *cg, LLVMValueRef fn);
void cg_note_function(struct cg *cg, const char *symbol, const char *go_name, uint32_t flags);
const struct cg_func_info *cg_info(const struct cg *cg, struct str symbol); /* or NULL */
LLVMBasicBlockRef cg_block(struct cg_fn *fn, const char *name);
void cg_at(struct cg_fn *fn, LLVMBasicBlockRef block);
void cg_branch(struct cg_fn *fn, LLVMValueRef cond, LLVMBasicBlockRef yes, LLVMBasicBlockRef no);
/* Expected false. */
LLVMValueRef cg_branch_cold(struct cg_fn *fn, LLVMValueRef cond, LLVMBasicBlockRef cold, LLVMBasicBlockRef on);
void cg_jump(struct cg_fn *fn, LLVMBasicBlockRef to);

/* ---- call.c ---- */
/* Whether the callee may ask for the right to recover that a wrapper passes on; NULL: not known. */
bool cg_may_recover(const struct vm_func *callee);
bool cg_passes_on(const struct vm_func *wrapper); /* it calls what may ask for that right */

/* ---- defer.c ---- */
void cg_emit_defer_entry(struct cg_fn *fn);
void cg_find_defers(struct cg_fn *fn);         /* before code is made for a function with defer */
bool cg_never_resumes(const struct cg_fn *fn); /* none of its deferred calls can recover */
void cg_link_frame(struct cg_fn *fn);          /* of such a function */
void cg_start_defers(struct cg_fn *fn);        /* before the first operation */
void cg_op_defer(struct cg_fn *fn);
void cg_op_frame(struct cg_fn *fn);
void cg_op_defer_to(struct cg_fn *fn);
void cg_op_recoverer(struct cg_fn *fn);
void cg_op_recover(struct cg_fn *fn);
void cg_op_return(struct cg_fn *fn);
LLVMValueRef cg_entry_sp(struct cg_fn *fn);
void cg_wrapper_call(struct cg_fn *fn);

struct cg_defer_layout {            /* the block between f and f.body */
	uint64_t *params, *results; /* offsets */
	uint64_t *heap;             /* per result: slot of its heap object's address, or UINT64_MAX */
	uint64_t sp, context, size;
};
struct cg_defer_layout cg_defer_layout(struct cg *cg, const struct vm_func *f);

/* ---- op.c: dispatch; arith.c, check.c, alloc.c, ... one function per
 * operation ---- */
void cg_inst(struct cg_fn *fn, const struct vm_inst *i);

void cg_op_unary(struct cg_fn *fn);
void cg_op_binary(struct cg_fn *fn);
void cg_op_convert(struct cg_fn *fn);
void cg_op_complex(struct cg_fn *fn);
void cg_op_intrinsic(struct cg_fn *fn);

void cg_op_nilcheck(struct cg_fn *fn);
void cg_op_boundscheck(struct cg_fn *fn);
void cg_check_nil(struct cg_fn *fn, LLVMValueRef p);
/* Calls the no-return entry when cond holds. */
void cg_tell_untracked(struct cg_fn *fn, LLVMValueRef pointer); /* untracked.c: of a conversion to a number */
void cg_panic_if(struct cg_fn *fn, LLVMValueRef cond, enum cg_entry entry, ...);

void cg_op_new(struct cg_fn *fn);
void cg_op_make_slice(struct cg_fn *fn);
void cg_op_make_map(struct cg_fn *fn);
void cg_op_make_chan(struct cg_fn *fn);
void cg_op_closure(struct cg_fn *fn);
void cg_op_box(struct cg_fn *fn);
void cg_op_live(struct cg_fn *fn);
void cg_op_dead(struct cg_fn *fn);
LLVMValueRef cg_new_heap(struct cg_fn *fn, const struct vm_type *t, const struct vm_site *site, const char *name);
LLVMValueRef cg_new_at_site(struct cg_fn *fn, const struct vm_type *t, const struct vm_site *site, const char *name);
void cg_tag_site(struct cg_fn *fn, LLVMValueRef inst, const struct vm_site *site);
const char *cg_placement_word(const struct vm_site *s);
const char *cg_site_text(struct cg *cg, const struct vm_site *site, const char *where /* NULL: its placement */);

void cg_op_concat(struct cg_fn *fn);
void cg_op_string_conversion(struct cg_fn *fn);
void cg_op_decode_rune(struct cg_fn *fn);

void cg_op_slice(struct cg_fn *fn);
void cg_op_slice_to_array_ptr(struct cg_fn *fn);
void cg_op_unsafe(struct cg_fn *fn);
void cg_op_append(struct cg_fn *fn);
void cg_op_append_slice(struct cg_fn *fn);
void cg_op_to_heap(struct cg_fn *fn);
void cg_op_copy(struct cg_fn *fn);
void cg_op_clear(struct cg_fn *fn);

void cg_op_iface_convert(struct cg_fn *fn);
void cg_op_assert(struct cg_fn *fn);
LLVMValueRef cg_type_word(struct cg_fn *fn, const struct cg_value *iface); /* dynamic type or NULL */
LLVMValueRef cg_itab(struct cg *cg, const struct vm_type *concrete, const struct vm_type *iface);
bool cg_is_eface(const struct vm_type *t);

void cg_op_call(struct cg_fn *fn);
void cg_op_call_closure(struct cg_fn *fn);
void cg_op_call_iface(struct cg_fn *fn);
void cg_op_go(struct cg_fn *fn);
void cg_op_panic(struct cg_fn *fn);
void cg_op_print(struct cg_fn *fn);

void cg_op_map_get(struct cg_fn *fn);
void cg_op_map_set(struct cg_fn *fn);
void cg_op_map_slot(struct cg_fn *fn);
void cg_op_map_delete(struct cg_fn *fn);
void cg_op_map_iter(struct cg_fn *fn);

void cg_op_chan_send(struct cg_fn *fn);
void cg_op_chan_recv(struct cg_fn *fn);
void cg_op_select(struct cg_fn *fn);

/* ---- temps.c: lives of temporaries in memory ---- */
/* A slot for the current instruction only. */
LLVMValueRef cg_temp(struct cg_fn *fn, LLVMTypeRef type, uint32_t align, const char *name);
void cg_find_lives(struct cg_fn *fn);  /* before code is made */
void cg_begin_lives(struct cg_fn *fn); /* before each instruction, */
void cg_end_lives(struct cg_fn *fn);   /* and behind it */

/* ---- park.c ---- */
/* Whether a call must not be inlined, lest the callee leave something in a frame that waits. NULL: not known. */
bool cg_keeps_call(const struct cg_fn *fn, const struct vm_func *callee);
void cg_begin_parks(struct cg_fn *fn); /* before code is made */
void cg_clear_incoming(struct cg_fn *fn);
void cg_note_temp(struct cg_fn *fn, LLVMValueRef slot);
void cg_note_site_slot(struct cg_fn *fn, LLVMValueRef slot);
void cg_reload_arguments(struct cg_fn *fn); /* from their homes, behind a call within the instruction that reads them */
void cg_before_park(struct cg_fn *fn);      /* right before the call that waits, if the current instruction is one */
void cg_fill_homes(struct cg_fn *fn);       /* parameters and captures have arrived */
void cg_begin_block(struct cg_fn *fn, uint32_t b);
void cg_end_inst(struct cg_fn *fn, uint32_t n); /* the nth of the current block */
void cg_finish_parks(struct cg_fn *fn);

/* ---- equal.c ---- */
LLVMValueRef cg_equal(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b);
/* Bytes, and the bytes and lengths of strings; the bytes are those of strings of one length. */
LLVMValueRef cg_equal_bytes(struct cg_fn *fn, LLVMValueRef p, LLVMValueRef q, uint64_t size);
LLVMValueRef cg_equal_bytes_of(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b);
LLVMValueRef cg_equal_lengths(struct cg_fn *fn, const struct cg_value *a, const struct cg_value *b);
/* Arrays in memory, element by element. */
LLVMValueRef cg_equal_array(struct cg_fn *fn, const struct vm_type *t, LLVMValueRef p, LLVMValueRef q);
bool cg_is_blank(const struct vm_field *f);

/* ---- shape.c ---- */
LLVMValueRef cg_equal_func(struct cg *cg, const struct vm_type *t); /* NULL: not comparable */
bool cg_emit_pending_equals(struct cg *cg);
/* Declares a function of the compiler's own that all packages share: linkonce, not shown in traces.
 */
LLVMValueRef cg_shared_func(struct cg *cg, const char *name, LLVMTypeRef type);
void cg_share_func(struct cg *cg, LLVMValueRef fn, const char *name); /* makes fn one, to be defined */
/* The body of fn->fn, which is one: what is made between the two. */
void cg_open_shared_func(struct cg_fn *fn);
void cg_close_shared_func(struct cg_fn *fn);

/* ---- hash.c ---- */
LLVMValueRef cg_hash_func(struct cg *cg, const struct vm_type *t); /* of a comparable type */
bool cg_emit_pending_hashes(struct cg *cg);

/* ---- thunk.c ---- */
LLVMValueRef cg_thunk_address(struct cg *cg, const struct vm_type *t); /* of a func type; 0 when no package makes it */
LLVMValueRef cg_dynamic_desc(struct cg *cg, const struct vm_type *t);  /* descriptor for an interface value */
bool cg_emit_pending_thunks(struct cg *cg);

/* ---- desc.c ---- */
LLVMValueRef cg_desc(struct cg *cg, const struct vm_type *t);
bool cg_emit_pending_descs(struct cg *cg);
uint32_t cg_type_hash(const struct vm_type *t);
/* Whether equality of values of t compares interfaces, which may panic; or floats or strings as well. */
bool cg_type_holds(const struct vm_type *t, bool interfaces_only);

/* ---- debug.c ---- */
void cg_debug_open(struct cg *cg);
void cg_module_flag(struct cg *cg, const char *name, uint32_t value);
void cg_debug_close(struct cg *cg);
void cg_debug_func(struct cg_fn *fn, const char *name); /* what a debugger calls it */
void cg_debug_locals(struct cg_fn *fn);
/* Parameters of a function that keeps them in a block, each at its offset. */
void cg_debug_incoming(struct cg_fn *fn, LLVMValueRef block, const uint64_t *offsets);
void cg_debug_global(struct cg *cg, const struct vm_global *g, LLVMValueRef v);
void cg_debug_at(struct cg_fn *fn, pos_t pos);
void cg_debug_prologue(struct cg_fn *fn);                        /* until the first instruction */
void cg_debug_block(struct cg_fn *fn, const struct vm_block *b); /* before the instructions of b */
void cg_debug_inst(struct cg_fn *fn, const struct vm_inst *i);

/* ---- bases.c, bases_check.c: each live object has a pointer into it that is live ----
 */
struct cg_strays { /* addresses of a function that may lie outside of their objects */
	struct map *set;
	VEC(LLVMValueRef) list;
};
struct cg_strays cg_find_strays(struct cg *cg, LLVMValueRef fn);
/* The one pointer that v was computed from, when v only computes an address; NULL for all else,
 * phis and selects too. */
LLVMValueRef cg_stray_source(LLVMValueRef v);
/* Whether user makes another address of v; otherwise it is an access. */
bool cg_stray_goes_on(LLVMValueRef user, LLVMValueRef v);
bool cg_needs_no_base(LLVMValueRef v); /* in a frame or a constant */
void cg_keep_bases(struct cg *cg);
/* After all passes: reports each access whose base is not live. */
bool cg_check_bases(struct cg *cg);

/* ---- program.c, opt.c, poll.c, stack.c, tables.c, emit.c ---- */
void cg_emit_program(struct cg *cg, const char *const *inits, uint32_t n, const char *main);
bool cg_optimise(struct cg *cg);
bool cg_choose_machine(struct cg *cg); /* backend.c: for the module as it is now */
void cg_insert_polls(struct cg *cg);
void cg_insert_stack_checks(struct cg *cg, LLVMModuleRef mod);
void cg_insert_tables(struct cg *cg);
bool cg_finish(struct cg *cg, const char *path); /* all that is left to do once the functions are there: emit.c */

/* ---- machine.cpp: what LLVM-C cannot ask of a machine ---- */
/* Code of a module, which is changed: an object, with the sizes of frames in a section .stack_sizes for each function,
 * or assembly. Whether the module says where variables are. NULL: the machine cannot. The caller disposes of it. */
LLVMMemoryBufferRef cg_make_code(LLVMTargetMachineRef tm, LLVMModuleRef mod, LLVMCodeGenFileType type, bool variables);

void cg_error(struct cg *cg, const char *fmt, ...) KIT_PRINTF(2, 3);

/* ---- sites.c: what the passes left of the sites ---- */
/* The site that cg_tag_site tied the instruction to, or NULL. */
const struct vm_site *cg_site_of(const struct cg *cg, LLVMValueRef inst);
/* Looks for each site's instruction in the optimised module; tells the host. */
void cg_find_sites(struct cg *cg);
/* The word for a site whose instruction is gone, or NULL. */
const char *cg_site_gone(const struct cg *cg, const struct vm_site *site);

/* ---- site_records.c: of counting builds ---- */
LLVMValueRef cg_site_record(struct cg *cg, const struct vm_site *s); /* its address */
void cg_emit_site_records(struct cg *cg);                            /* of all sites, used or not */

/* ---- annotate.c: comments for people ---- */
struct str cg_symbol_at(struct str text, char end); /* up to end, or what stands in quotes */
struct str cg_defined(struct str line);             /* by a line of IR; empty: none */
struct str cg_annotate_ir(struct cg *cg, struct str text);
struct str cg_annotate_asm(struct cg *cg, struct str text);

/* ---- show.c, show_ir.c: the functions that were asked for, as people read them ---- */
struct cg_shower {
	struct cg *cg;
	struct text out;
	const char *comment; /* what begins one */
	struct map *sources; /* path -> its text */
	struct str file;     /* path of the line that comes next; data NULL: none known */
	uint32_t line;       /* 0: of none */
	struct str last_file;
	uint32_t last_line; /* the one that was shown last */
	uint32_t nfunctions;
	regex_t wanted;
	bool can_match; /* wanted is an expression */
};
void cg_show_open(struct cg_shower *s, struct cg *cg, const char *comment);
bool cg_shows(struct cg_shower *s, struct str symbol); /* counts it */
void cg_show_source(struct cg_shower *s);              /* before what is made of the line */
/* Ends it; empty, and reported, when there are none. */
struct str cg_shown(struct cg_shower *s);
struct str cg_show_asm(struct cg *cg, struct str text);
struct str cg_show_ir(struct cg *cg, struct str text);

#endif
