/* vm.h - THE WAIST: the typed IR between front end, escape analysis and backends.
 *
 * A package is functions, package variables and allocation sites. A function is a list of locals and of basic
 * blocks; a block is a list of instructions, the last of which is a terminator. An instruction is
 *     dst, … = op args, …
 * where a destination is a place and an argument is a constant or a place that is read. A place is a local or a
 * package variable followed by projections: field, index, dereference. Nothing is in SSA form; LLVM's mem2reg does
 * that.
 *
 * What may allocate is an instruction with a site; what a site becomes (frame, heap, …) is its placement, written by
 * escape/apply.c alone. A local whose address is taken is a site too (kind variable).
 *
 * What may fail is explicit: `nilcheck` stands before the dereference of a pointer that may be nil, `boundscheck`
 * before a dynamic index; an operation documented below as checking does it itself (slice, div, assert, map_set, …).
 *
 * The text form (vm_print.c, vm_parse.c) prints and parses all of it: print(parse(x)) == x. */
#ifndef VM_H
#define VM_H

#include "kit.h"
#include "diag.h"
#include "gc_limits.h"

/* ---- types ----------------------------------------------------------------------------- */

/* Numbered as Go's reflect.Kind (and enum gosub_kind of the runtime's abi.h) up to VM_UNSAFEPTR. */
enum vm_kind {
	VM_INVALID,
	VM_BOOL,
	VM_INT,
	VM_INT8,
	VM_INT16,
	VM_INT32,
	VM_INT64,
	VM_UINT,
	VM_UINT8,
	VM_UINT16,
	VM_UINT32,
	VM_UINT64,
	VM_UINTPTR,
	VM_FLOAT32,
	VM_FLOAT64,
	VM_COMPLEX64,
	VM_COMPLEX128,
	VM_ARRAY,
	VM_CHAN,
	VM_FUNC,
	VM_INTERFACE,
	VM_MAP,
	VM_POINTER,
	VM_SLICE,
	VM_STRING,
	VM_STRUCT,
	VM_UNSAFEPTR,
	VM_MAPITER /* a map iterator: only ever the type of a local */
};

enum vm_chan_dir { VM_CHAN_RECV = 1, VM_CHAN_SEND = 2, VM_CHAN_BOTH = 3 };

struct vm_func;
struct vm_type;

struct vm_field {
	const char *name;
	const char *pkg; /* package path when the name is not exported, else NULL */
	const struct vm_type *type;
	uint64_t offset;
	struct str tag;
	bool embedded;
};

struct vm_imethod { /* of an interface; sorted as Go's descriptors are (by name, then package path) */
	const char *name;
	const char *pkg;            /* when not exported */
	const struct vm_type *type; /* func without receiver */
};

struct vm_method { /* of a concrete type, same order */
	const char *name;
	const char *pkg;
	const struct vm_type *type; /* func without receiver */
	struct vm_func *tfn;        /* receiver as declared: T or *T */
	struct vm_func *ifn;        /* receiver as the interface's data word; == tfn where that is the same */
};

#define VM_SIZE_LIMIT GC_MAX_TYPE

/* Types are unique: equal types are the same pointer (within one vm_types). */
struct vm_type {
	enum vm_kind kind; /* of the underlying type */
	bool named, comparable, exported, variadic;
	bool direct_iface;        /* pointer-shaped: the interface's data word is the value */
	bool regular_memory;      /* equality is equality of bytes */
	const char *string;       /* as reflect and %v print it: "main.T", "[]main.T" */
	const char *link;         /* unique across the program: full package path; local types have a suffix */
	const char *name, *pkg;   /* named types: bare name and package path ("" for predeclared) */
	uint64_t size, ptr_bytes; /* at most VM_SIZE_LIMIT, which stands for anything larger: lowering refuses it */
	uint32_t align, field_align;
	const struct vm_type *elem, *key; /* pointer, slice, array, chan, map */
	uint64_t len;                     /* array */
	enum vm_chan_dir dir;
	struct vm_field *fields;
	uint32_t nfields;
	const struct vm_type **params, **results; /* func */
	uint32_t nparams, nresults;
	struct vm_imethod *imethods;
	uint32_t nimethods;
	struct vm_method *methods; /* method set of this very type (for *T: that of *T) */
	uint32_t nmethods;
	bool methods_done;
	uint32_t id;                      /* dense */
	const struct vm_type *pointer_to; /* *T if it was made */
};

struct vm_types; /* the table that makes them unique */
struct vm_types *vm_types_new(struct arena *a);
const struct vm_type *vm_type_basic(struct vm_types *t, enum vm_kind kind);
const struct vm_type *vm_type_pointer(struct vm_types *t, const struct vm_type *elem);
const struct vm_type *vm_type_slice(struct vm_types *t, const struct vm_type *elem);
const struct vm_type *vm_type_array(struct vm_types *t, const struct vm_type *elem, uint64_t len);
const struct vm_type *vm_type_chan(struct vm_types *t, const struct vm_type *elem, enum vm_chan_dir dir);
const struct vm_type *vm_type_map(struct vm_types *t, const struct vm_type *key, const struct vm_type *elem);
const struct vm_type *vm_type_func(struct vm_types *t, const struct vm_type **params, uint32_t nparams,
				   const struct vm_type **results, uint32_t nresults, bool variadic);
/* Fields need name, pkg, type, tag, embedded; offsets are computed. */
const struct vm_type *vm_type_struct(struct vm_types *t, const struct vm_field *fields, uint32_t n);
const struct vm_type *vm_type_interface(struct vm_types *t, const struct vm_imethod *methods, uint32_t n);
/* A named type comes in two steps, so that it may refer to itself. link must be unique. */
struct vm_type *vm_type_named(struct vm_types *t, const char *link, const char *string, const char *name,
			      const char *pkg);
void vm_type_set_underlying(struct vm_types *t, struct vm_type *named, const struct vm_type *underlying);
void vm_type_set_methods(struct vm_types *t, const struct vm_type *type, struct vm_method *methods, uint32_t n);
/* *T where the descriptor of t names it: t has a name, or *T has methods. Known once methods are set. */
const struct vm_type *vm_type_told_pointer(const struct vm_type *t);
/* The form behind a named type's name; any other type itself. */
const struct vm_type *vm_type_underlying(const struct vm_type *t);
const struct vm_type *vm_type_find(const struct vm_types *t, const char *link); /* or NULL */
uint32_t vm_types_len(const struct vm_types *t);
const struct vm_type *vm_types_at(const struct vm_types *t, uint32_t id);
bool vm_type_is_integer(const struct vm_type *t);
bool vm_type_is_signed(const struct vm_type *t);
bool vm_type_is_float(const struct vm_type *t);
bool vm_type_is_complex(const struct vm_type *t);
bool vm_type_has_pointers(const struct vm_type *t);
/* Sizes and offsets of a named type are final only after set_underlying; this lays out what waited. */
void vm_types_layout(struct vm_types *t);

/* ---- allocation sites -------------------------------------------------------------------- */

enum vm_site_kind {
	VM_SITE_VARIABLE,
	VM_SITE_NEW,
	VM_SITE_COMPOSITE /* &T{…} */,
	VM_SITE_SLICE_LIT /* []T{…} */,
	VM_SITE_MAP_LIT,
	VM_SITE_MAKE_SLICE,
	VM_SITE_MAKE_MAP,
	VM_SITE_MAKE_CHAN,
	VM_SITE_CLOSURE,
	VM_SITE_METHOD_VALUE,
	VM_SITE_VARIADIC /* ... argument */,
	VM_SITE_BOX /* value to interface */,
	VM_SITE_CONCAT,
	VM_SITE_BYTES_TO_STRING,
	VM_SITE_STRING_TO_BYTES,
	VM_SITE_RUNE_TO_STRING,
	VM_SITE_STRING_TO_RUNES,
	VM_SITE_RUNES_TO_STRING,
	VM_SITE_APPEND,
	VM_SITE_DEFER,
	VM_SITE_GO,
	VM_SITE_MAP_ENTRY /* growth of a map on assignment: always heap */,
	VM_SITE_TO_HEAP /* an array that leaves the frame: heap, or removed where it cannot be in the frame */
};

/* What gc's escape analysis answers, which is what -m prints. Where a value is does not follow from it: a box of a
 * constant "escapes to heap" and is read-only data, a long string "does not escape" and is on the heap. */
enum vm_verdict { VM_VERDICT_NONE /* gc says nothing of this kind */, VM_VERDICT_STAYS, VM_VERDICT_ESCAPES };

/* The storage: where a value really is. "Removed by the optimiser" and "in registers" are found by the backend. */
enum vm_placement {
	VM_PLACE_UNDECIDED,
	VM_PLACE_FRAME,
	VM_PLACE_FRAME_BUFFER /* of site.buffer bytes, the heap beyond */,
	VM_PLACE_RODATA,
	VM_PLACE_STATIC,
	VM_PLACE_HEAP,
	VM_PLACE_REMOVED
};

/* A call whose callee's body was put in its place. */
struct vm_inlined_call {
	const char *caller; /* link symbol of the function that the call was written in */
	pos_t pos;          /* of the call */
};

/* Where a site was written that inlining copied into another function. */
struct vm_origin {
	const char *func;                    /* link symbol of the function it was written in */
	uint32_t ordinal;                    /* its number there */
	uint32_t ncalls;                     /* at least 1 */
	const struct vm_inlined_call *calls; /* the innermost first; the last one's caller is the site's function */
};

/* A site is known by (link symbol of its function, ordinal): from lowering to the counters of the program that runs,
 * whatever is compiled around it. Each instance of a generic function, and each inlined copy, has sites of its own. */
struct vm_site {
	uint32_t id; /* index in vm_package.sites: means nothing outside of this package, and changes when sites go */
	uint32_t ordinal; /* among those of its function, in the order in which they were made; stays when others go */
	uint32_t order;   /* of gc's walk over the function around its closures: where it visits the expression */
	enum vm_site_kind kind;
	enum vm_verdict verdict;
	enum vm_placement placement;
	uint32_t buffer;  /* bytes of a frame buffer; of TO_HEAP: of that of the appends to the variable */
	uint32_t reason;  /* enum esc_reason of escape/reasons.def; 0 none */
	pos_t pos;        /* where gc reports it */
	const char *expr; /* the source expression as gc prints it: "make([]int, n)", "&T{...}", "x", "func literal",
			     "... argument" */
	const struct vm_type
	    *type;     /* of what is allocated: T of *T, the array of a slice literal, element type of makeslice, … */
	int64_t count; /* constant element count (or capacity) as gc's ReassignOracle knows it; -1 unknown */
	uint32_t loop_depth; /* gc's: 1 at function entry, +1 in each loop or after a looping label */
	uint32_t
	    local;     /* VM_SITE_VARIABLE: index in func->locals; TO_HEAP, and APPEND with VM_I_LEAVES: of the slice */
	bool silent;   /* made by the compiler: gc prints nothing about it */
	bool constant; /* BOX: of a constant or of a read-only value (no allocation needed: RODATA) */
	struct vm_func *func;
	const struct vm_origin *origin; /* of a copy; NULL: it was written in func */
};

/* ---- places, operands ---------------------------------------------------------------------- */

struct vm_const {
	enum vm_const_kind {
		VM_CONST_ZERO,    /* zero value of any type: nil, 0, "", T{} */
		VM_CONST_INT,     /* bits: bool, integers (two's complement, sign-extended to 64 bits), uintptr, unsafe
				     pointers */
		VM_CONST_FLOAT,   /* f[0]; float32 already rounded */
		VM_CONST_COMPLEX, /* f[0] + f[1]i */
		VM_CONST_STRING,  /* s; as the initial value of an array of as many bytes, too */
		VM_CONST_FUNC,    /* func value of a function without captures */
		VM_CONST_GLOBAL,  /* address of a package variable, plus bits bytes */
		VM_CONST_TYPE,    /* address of the descriptor of desc, as unsafe.Pointer or *T */
		VM_CONST_IFACE    /* interface holding: dynamic type desc, value *inner: a constant (RODATA), or, where
				     desc is not    direct_iface, the address of a variable that holds it and that nobody
				     writes afterwards */
	} kind;
	int64_t bits;
	double f[2];
	struct str s;
	struct vm_func *func;
	struct vm_global *global;
	const struct vm_type *desc;
	const struct vm_const *inner;
};

enum vm_proj_kind {
	VM_PROJ_FIELD, /* struct place -> field n */
	VM_PROJ_INDEX, /* array or slice or string place -> element; index is a local or constant, already checked */
	VM_PROJ_DEREF  /* pointer place -> what it points to; already nil-checked where it may be nil */
};
#define VM_NO_LOCAL UINT32_MAX
struct vm_proj {
	enum vm_proj_kind kind;
	uint32_t n;     /* field number */
	uint32_t local; /* index: local that holds it (any integer type), or VM_NO_LOCAL: constant */
	uint64_t constant;
	const struct vm_type *type; /* after this projection */
};
struct vm_place {
	struct vm_global *global; /* base; NULL: local */
	uint32_t local;
	uint32_t nproj;
	struct vm_proj *proj;
	const struct vm_type *type; /* of the whole */
};

enum vm_operand_kind { VM_OPND_NONE, VM_OPND_CONST, VM_OPND_PLACE };
struct vm_operand {
	enum vm_operand_kind kind;
	const struct vm_type *type;
	union {
		struct vm_const *constant;
		struct vm_place *place;
	};
};

/* ---- instructions --------------------------------------------------------------------------- */

enum vm_op {
#define VM_OP(name, text, ndst, nargs, flags, flow) VM_OP_##name,
#include "vm_ops.def"
#undef VM_OP
	VM_OP_COUNT
};

/* Properties of operations, in vm_ops.def. */
enum vm_op_flag {
	VM_F_ALLOC = 1,   /* has a site */
	VM_F_PANICS = 2,  /* may panic */
	VM_F_TERM = 4,    /* ends a block */
	VM_F_CALL = 8,    /* runs Go code or may switch goroutines */
	VM_F_EFFECT = 16, /* may not be removed though its result is unused */
	VM_F_ADDR = 32    /* first argument is a place whose address is taken, not read */
};
/* How values flow from arguments to destination, for escape/build.c. */
enum vm_flow {
	VM_FLOW_NONE,   /* no pointer flows */
	VM_FLOW_ASSIGN, /* every argument to dst, derefs 0 */
	VM_FLOW_ADDR,   /* &arg to dst, derefs -1 */
	VM_FLOW_SLICE,  /* arg to dst, derefs 0 (base is a slice, string or pointer to array) */
	VM_FLOW_ALLOC,  /* the site to dst */
	VM_FLOW_HEAP,   /* arguments to the heap */
	VM_FLOW_SPECIAL /* its own function in build.c */
};
struct vm_op_info {
	const char *text;
	int8_t ndst, nargs; /* -1: any number */
	uint8_t flags;
	enum vm_flow flow;
};
extern const struct vm_op_info vm_op_info[VM_OP_COUNT];

enum vm_unary { VM_NEG, VM_NOT, VM_COM };
enum vm_binary {
	VM_ADD,
	VM_SUB,
	VM_MUL,
	VM_DIV,
	VM_REM,
	VM_AND,
	VM_OR,
	VM_XOR,
	VM_ANDNOT,
	VM_SHL,
	VM_SHR,
	VM_EQ,
	VM_NE,
	VM_LT,
	VM_LE,
	VM_GT,
	VM_GE,
	VM_MIN,
	VM_MAX
};

/* What an `intrinsic` instruction computes: vm_intrinsics.def. */
enum vm_intrinsic {
#define VM_INTRINSIC(name, text, results, args, shape) VM_INTR_##name,
#include "vm_intrinsics.def"
#undef VM_INTRINSIC
	VM_INTRINSICS
};

/* gc's why-words for explanations (-m=2). */
enum vm_why {
#define VM_WHY(name, text) VM_WHY_##name,
#include "vm_whys.def"
#undef VM_WHY
	VM_WHY_COUNT
};

struct vm_select_case {
	bool send;
	struct vm_operand chan;
	struct vm_operand value; /* send */
	struct vm_place *recv;   /* or NULL: drop */
};
struct vm_switch_case {
	int64_t value;
	uint32_t block;
};

enum vm_inst_flag {
	VM_I_COMPILER = 1,    /* moves between compiler temporaries: contracted by escape */
	VM_I_SELF_ASSIGN = 2, /* b.buf = b.buf[n:] and the like: gc ignores it */
	VM_I_UNSIGNED = 4,    /* boundscheck, slice: index type is unsigned (for the message) */
	VM_I_PRINTLN = 8,     /* print: with spaces and newline */
	VM_I_DEFAULT = 16,    /* select: has a default */
	VM_I_NO_LOOP = 32,    /* defer: executed at most once per call (frame record) */
	VM_I_READONLY = 64,   /* string_to_bytes: result never written (zero-copy); bytes_to_string: used at once
				 (compare, map key) */
	VM_I_LEN_CALL = 128,  /* make: lengths are int constants already checked */
	VM_I_INIT = 256 /* move: dst is (*t)… of a temporary t that holds a fresh allocation: the value flows into that
			   very object */
	,
	VM_I_ESCAPES = 512,   /* keepalive: what the pointer points to has to be on the heap */
	VM_I_LEAVES = 1024,   /* append: the frame buffer is the one of variable site.local, which a to_heap empties */
	VM_I_KEEP_CAP = 2048, /* append in such a buffer, to_heap: the program may see the capacity that there was */
	VM_I_ZEROS = 4096 /* make_slice: only how long it is counts, there is no array; append_slice: of such a slice */
};

struct vm_inst {
	enum vm_op op;
	uint8_t sub; /* vm_unary, vm_binary, vm_intrinsic */
	uint8_t why; /* enum vm_why */
	uint16_t flags;
	pos_t pos;
	uint32_t ndst, nargs;
	struct vm_place **dst; /* an entry may be NULL: result dropped */
	struct vm_operand *args;
	const struct vm_type *type; /* see vm_ops.def */
	struct vm_site *site;
	struct vm_func *func; /* call: callee; intrinsic: the function that does the same; closure: body; nilcheck: in
				 its wrapper, the method that panics with its name */
	const char *text;     /* call_iface: the method as gc prints it, x.M; self-assignment: the statement; or NULL */
	uint32_t n;           /* call_iface: method number; boundscheck etc: see vm_ops.def */
	uint32_t inlined; /* by which call it came here: its number in func->inlined, from 1; 0: it was written here */
	const struct vm_inst *written;   /* what it was copied from first; NULL: it is no copy */
	uint32_t local;                  /* live, dead */
	uint32_t target[2];              /* jump: [0]; branch: true, false; switch: [0] default */
	struct vm_select_case *cases;    /* select */
	struct vm_switch_case *switches; /* switch */
	uint32_t ncases;
};

struct vm_block {
	VEC(struct vm_inst *) insts;
	uint32_t loop_depth;
};

/* ---- functions, variables, packages ---------------------------------------------------------- */

enum vm_local_flag {
	VM_L_PARAM = 1,   /* index = position among params (receiver first) */
	VM_L_RESULT = 2,  /* index = position among results; `return` returns its value */
	VM_L_CAPTURE = 4, /* index = capture number; the value copied into the closure object, or the address of the
			     variable (then BYREF) */
	VM_L_BYREF = 8,   /* CAPTURE: type is *T of the captured variable */
	VM_L_ADDRTAKEN = 16,
	VM_L_TEMP = 32,     /* made by the compiler */
	VM_L_BLANK = 64,    /* parameter named _ or without a name */
	VM_L_INLINED = 128, /* came with an inlined body */
	VM_L_RETURNED = 256 /* INLINED: as its result */
};
struct vm_local {
	const char *name; /* the user's; "t12" for temporaries */
	const struct vm_type *type;
	pos_t pos;
	uint16_t flags;
	uint32_t loop_depth;
	uint32_t scope; /* lexical scope number, for DWARF; see func->scopes */
	uint32_t index;
	struct vm_site *site; /* VM_SITE_VARIABLE when ADDRTAKEN (parameters and results too), else NULL */
};
struct vm_scope { /* lexical scopes, [0] is the function's */
	uint32_t parent;
	pos_t pos;
};

enum vm_func_flag {
	VM_FN_DEFER = 1,
	VM_FN_RECOVER = 2,
	VM_FN_NOINLINE = 4,
	VM_FN_WRAPPER = 8 /* transparent to recover, hidden in traces */,
	VM_FN_LINKONCE = 16 /* may be emitted by several packages */,
	VM_FN_CLOSURE = 32,
	VM_FN_EXTERN = 64 /* no body here */,
	VM_FN_INIT = 128 /* the package's init, or one of the program's that it calls */,
	VM_FN_C = 256 /* linkname to a C function of the runtime: C convention */,
	VM_FN_NOESCAPE = 512,
	VM_FN_LEAF_HINT = 1024,
	VM_FN_METHOD = 2048,
	VM_FN_SHARED = 4096 /* called through several declarations of one symbol: nothing may be assumed */,
	/* A pointer that a call converts to uintptr for an argument stays alive until it returns; and goes to the heap
	 */
	VM_FN_UINTPTR_KEEPALIVE = 8192,
	VM_FN_UINTPTR_ESCAPES = 16384,
	VM_FN_UNSAFE = 32768 /* of a package that imports unsafe, or compiled in one: any word may have several types */
};
struct vm_inline_info {   /* counted on the typed tree, as gc does; of functions of other packages by that package */
	bool counted;     /* the body was: else nothing is known */
	bool can;         /* verdict, which the pass `inline` gives */
	bool big;         /* little is put into it */
	bool instruction; /* its calls are one to gc, and stay calls here */
	int32_t cost;     /* before that pass without what is called */
	/* Calls of known functions: each costs as much as its callee where that can be inlined, or extra. */
	VEC(struct vm_inline_call {
		struct vm_func *func;
		int32_t extra;
	})
	calls;
	const char *reason;   /* of a refusal */
	struct vm_func *body; /* of an extern function: what is put in place of calls, and listed nowhere; or NULL */
	pos_t pos;            /* where gc tells of it */
	const char *text; /* the function as gc calls it where that is not short_name: by the shapes of an instance */
};

/* A call in this function, or in a body that was put into it, in whose place the body of its callee stands. */
struct vm_inlining {
	const char *func, *short_name, *shown; /* of the callee */
	pos_t func_pos;
	pos_t call;
	uint32_t in; /* the call came by this one itself: its number, from 1; 0: it was written here */
	const struct vm_inst *written; /* the call as it was written, in the pass that replaces it; else NULL */
};
struct vm_func {
	const char *name;       /* link symbol and Go's name: main.f, main.(*T).M, main.f.func1 */
	const char *short_name; /* as gc prints it in -m: "f", "(*T).M", "f.func1" */
	const char *shown;      /* Go's name where it is not `name`: of a literal that came with an inlined body; or
				   NULL */
	struct vm_package *pkg;
	struct vm_decl {
		const char *pkg, *name; /* path of another package, and "F" or "(*T).M" there; NULL: none */
	} decl; /* extern: the declaration through which it is called. What may be assumed of it is said there, whatever
		   body its symbol has */
	pos_t pos;
	pos_t end;
	uint32_t flags;
	const struct vm_type *type;    /* func type; for methods the receiver is NOT in it, see has_recv */
	bool has_recv;                 /* params: receiver first */
	const struct vm_type **params; /* all, receiver first */
	const struct vm_type **results;
	uint32_t nparams, nresults;
	const char **param_names;      /* also for extern ones; NULL entries: unnamed */
	const struct vm_type *context; /* closure object: struct { code unsafe.Pointer; captures… }, or NULL */
	struct vm_func *outer;         /* of a closure */
	VEC(struct vm_local) locals;
	VEC(struct vm_scope) scopes;
	VEC(struct vm_block) blocks; /* [0] is the entry */
	VEC(struct vm_inlining) inlined;
	struct str *tags; /* escape tag of each parameter (leaks encoded as gc does), set by escape; NULL: unknown */
	struct vm_inline_info inl;
	uint32_t id;
	uint32_t nsites; /* that it has had: the next one's ordinal */
};

struct vm_init { /* static initial value, in pieces at rising offsets */
	uint64_t offset;
	const struct vm_type *type;
	struct vm_const *value;
};
struct vm_global {
	const char *name; /* link symbol: main.x; compiler-made: main..stmp_1 */
	const struct vm_type *type;
	pos_t pos;
	struct vm_package *pkg;
	VEC(struct vm_init) inits; /* empty: zero */
	bool is_extern, readonly, linkonce, compiler;
	uint32_t id;
};

struct vm_package {
	struct arena *arena;
	struct vm_types *types;
	const struct sources *sources;
	const char *path, *name;
	VEC(struct vm_func *) funcs; /* bodies and, with VM_FN_EXTERN, what they call */
	VEC(struct vm_global *) globals;
	VEC(struct vm_site *) sites;
	VEC(const char *) imports; /* paths, in initialisation order */
	struct vm_func *init;      /* initialises variables, runs init functions; NULL: nothing to do */
	uint32_t nmade;            /* compiler-made variables so far, for their names */
};

/* ---- building (vm_build.c) -------------------------------------------------------------------- */

struct vm_package *vm_package_new(struct arena *a, struct vm_types *types, const struct sources *sources,
				  const char *path, const char *name);
struct vm_func *vm_func_new(struct vm_package *p, const char *name, const struct vm_type *type);
/* The body of f, which is extern, for those that call it: a function that p does not list. Its sites are to be taken
 * from p by vm_forget_sites when all are made. */
struct vm_func *vm_func_body_of(struct vm_func *f);
/* A literal in such a body: p does not list it either. */
struct vm_func *vm_func_unlisted(struct vm_package *p, const char *name, const struct vm_type *type);
bool vm_is_listed(const struct vm_func *f);
/* Takes the sites of functions that p does not list from it, and numbers the others anew. */
void vm_forget_sites(struct vm_package *p);
/* By id: takes the sites from p. No instruction has them any more. */
void vm_remove_sites(struct vm_package *p, const bool *gone);
/* By id: takes the functions from p with their sites. Nothing names them any more. */
void vm_remove_funcs(struct vm_package *p, const bool *gone);
bool vm_has_op(const struct vm_func *f, enum vm_op op);
/* f is a literal that captures something; one that does not is a function like any other. */
static inline bool vm_captures(const struct vm_func *f)
{
	return f->outer && f->context && f->context->nfields > 1;
}
/* Go's name of f. */
static inline const char *vm_go_name(const struct vm_func *f)
{
	return f->shown ? f->shown : f->name;
}
struct vm_global *vm_global_new(struct vm_package *p, const char *name, const struct vm_type *type);
/* Made by the compiler: gets a name of its own. */
struct vm_global *vm_global_made(struct vm_package *p, const struct vm_type *type);
void vm_sort_inits(struct vm_global *g); /* to rising offsets; no two are equal */
uint32_t vm_local_new(struct vm_func *f, const char *name, const struct vm_type *type, uint16_t flags, pos_t pos);
uint32_t vm_block_new(struct vm_func *f);
struct vm_site *vm_site_new(struct vm_func *f, enum vm_site_kind kind, const char *expr, const struct vm_type *type,
			    pos_t pos);
/* The site belongs to f from now on, as its last one. */
void vm_site_move(struct vm_site *site, struct vm_func *f);
/* A copy of `from` in f, where it came by f->inlined number `by` (from 1). It knows where it was written, through calls
 * that were inlined before, too. by 0: f is a copy of the function that it was written in, and it is f's own. `local`
 * is for the caller to set. */
struct vm_site *vm_site_copy(struct vm_func *f, const struct vm_site *from, uint32_t by);
/* As gc calls it where it tells of inlining. */
const char *vm_inline_name(const struct vm_func *f);
/* The position that gc reports for what came to f by that number: of the call that is written in f. 0: pos itself. */
pos_t vm_outermost(const struct vm_func *f, uint32_t inlined, pos_t pos);
struct vm_inst *vm_inst_new(struct vm_func *f, enum vm_op op, uint32_t ndst, uint32_t nargs, pos_t pos);
void vm_append(struct vm_func *f, uint32_t block, struct vm_inst *i);

struct vm_place *vm_place_local(struct vm_func *f, uint32_t local);
struct vm_place *vm_place_global(struct vm_func *f, struct vm_global *g);
/* Each returns a new place; the argument is not changed. */
struct vm_place *vm_place_field(struct vm_func *f, const struct vm_place *p, uint32_t n);
/* A field of a field …: fields inside each other, no pointers between. */
struct vm_place *vm_place_fields(struct vm_func *f, const struct vm_place *p, const uint32_t *path, uint32_t n);
struct vm_place *vm_place_index(struct vm_func *f, const struct vm_place *p, struct vm_operand index);
struct vm_place *vm_place_deref(struct vm_func *f, const struct vm_place *p);
struct vm_operand vm_use(struct vm_place *p);
struct vm_operand vm_const_int(struct vm_func *f, const struct vm_type *t, int64_t bits);
struct vm_operand vm_const_zero(struct vm_func *f, const struct vm_type *t);
struct vm_operand vm_const_of(struct vm_func *f, const struct vm_type *t, struct vm_const c);
bool vm_place_is_local(const struct vm_place *p, uint32_t *local); /* without projections */

/* ---- data (vm_data.c) ------------------------------------------------------------------------- */

/* Of the function that initialises its package: what it builds from constants and stores into package variables becomes
 * their `inits`; those instructions and their sites are removed. Nothing that can be observed changes its order. */
void vm_make_data(struct vm_func *init);

/* ---- checking and text ------------------------------------------------------------------------- */

/* Everything passes may rely on: types of operands and destinations, terminators, blocks in range, sites present,
 * locals in range, … Returns NULL, or a description of the first defect. */
const char *vm_verify(struct vm_package *p);
struct str vm_print(struct arena *a, const struct vm_package *p);
struct str vm_print_func(struct arena *a, const struct vm_func *f);
/* Errors go to diags; NULL then. */
struct vm_package *vm_parse(struct arena *a, struct vm_types *types, struct sources *sources, uint32_t file,
			    struct diags *d);

/* Whether the signature of f is one that the operation can have. */
bool vm_intrinsic_fits(enum vm_intrinsic which, const struct vm_func *f);

/* The words of the text form. */
extern const char *const vm_intrinsic_names[];
extern const uint32_t vm_intrinsic_count;
const char *vm_site_kind_name(enum vm_site_kind kind);
/* What to call a site: the expression, or what the compiler makes there, as "map growth". Never empty. */
const char *vm_site_text(const struct vm_site *site);
const char *vm_placement_name(enum vm_placement placement);

/* Hash of this header and the tables, for in-tree plug-ins and cache keys (made by the build). */
extern const uint64_t vm_fingerprint;

#endif
