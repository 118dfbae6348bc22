/* abi.h - what compiled code and the runtime may rely on of each other, said once.
 *
 * Read by the runtime (prototypes, offsets), by the LLVM plugin (offsets, sizes, calling convention) and
 * by assembly (only the macros). A change here raises GOSUB_ABI_VERSION, which is part of every cache key.
 *
 * Calling convention of Go functions
 *   LLVM's swiftcc: arguments and callee-saved registers of the C convention, up to four integer and four
 *   floating results in registers. A parameter is flattened into scalars (string: pointer, length; slice: three;
 *   interface: two; complex: two floats; struct and array of at most one element: their parts). At most
 *   GOSUB_INT_ARGS integer and GOSUB_FP_ARGS floating scalars travel in registers; when they do not all fit, the
 *   parameters from the first that does not fit on travel in one block in the caller's frame, whose address is
 *   the last integer argument (so one register fewer is available to the others); the block is the callee's to write.
 * An aggregate of more than GOSUB_FLAT_MAX scalars is never flattened: it travels in the block. No argument is ever on
 * the stack. Results: flattened; when more than GOSUB_INT_RESULTS integers or GOSUB_FP_RESULTS floats are needed, or
 * one is an unflattened aggregate, all results are written to a block whose address is the first integer argument. A
 * closure's context (address of the closure object) is the `nest` argument of closure bodies only. Calls of C
 * (entries.def) use the C convention with scalars only.
 *
 * Stacks
 *   A goroutine's stack is a slot of GOSUB_STACK_SLOT bytes, continued on larger segments. A function that must be
 *   checked compares SP (after its frame is set up) with the limit and, when below, calls
 *   gosub_morestack with its own arguments unchanged after storing its own address in g->grow_fn; that runs it again on
 * a fresh segment and returns its results. Below the limit GOSUB_STACK_RED bytes remain for: one checked frame (at most
 * GOSUB_FRAME_CHECKED), an unchecked leaf (at most GOSUB_FRAME_LEAF), the preemption entry, and C code of the runtime.
 * A function with a larger frame has a separate gate, which compares SP - frame first. A leaf calls no Go code: no Go
 * function, and of entries.def none that is RUNS_GO. It may panic, and so may any access that faults; so C that calls
 * Go (deferred calls, rt_call_go) compares first, as compiled functions do.
 *
 * Stopping
 *   Who asks a thread to stop or give way signals it and puts GOSUB_LIMIT_STOP where the limit is read. Every check
 * then fails and calls gosub_morestack, which sees to the request and runs the function again where it was. A loop that
 * calls compares the limit with that value before it jumps back, and calls gosub_preempt_entry (x86-64) or gosub_poll
 * (AArch64), which keep all registers.
 *
 * Registers
 *   x86-64: g and the limit are in thread-local storage, read by one instruction (no cached address):
 * %fs:gosub_tls@tpoff + offset. AArch64: x28 is g, never allocated by LLVM (+reserve-x28); limit and allocation cache
 * are read through it. Go code has no red zone below SP and keeps frame pointers.
 *
 * Defer, panic, recover
 *   A function with defer statements is `f`, which puts parameters and results in a block of its frame and calls
 *   gosub_frame_call(body, block, frame), and `f.body(block, frame)` (swiftcc, noinline). gosub_frame_call saves the
 * callee-saved registers, links the frame into g->frames, calls the body, unlinks, returns. The body pushes defer
 * records on frame->defers and calls gosub_run_defers(frame) before it returns. A recovered panic resumes inside
 * gosub_frame_call, which runs the remaining defers and returns to `f`, which loads the results from the block. Where
 * no deferred call of f can recover, nothing resumes there: f links a frame of which only defers, link and depth count,
 *   and needs neither block nor body.
 *   The runner of deferred closures stores in g->recover_sp the SP at its call instruction; a function that calls
 * recover() passes its own SP at entry (before the return address was pushed) to gosub_recover, which answers nil when
 * they differ. A wrapper made by the compiler whose own entry SP equals g->recover_sp stores its SP at its call there
 * first; so does gosub_morestack. */
#ifndef GOSUB_ABI_H
#define GOSUB_ABI_H

#define GOSUB_ABI_VERSION   11

#define GOSUB_INT_ARGS      6
#define GOSUB_FP_ARGS       8
#define GOSUB_INT_RESULTS   4
#define GOSUB_FP_RESULTS    4
#define GOSUB_FLAT_MAX      8

#define GOSUB_STACK_SLOT    65536 /* bytes reserved for a goroutine's first stack */
#define GOSUB_STACK_RED     16384 /* bytes below the limit that are always there */
#define GOSUB_FRAME_CHECKED 2048  /* largest frame that may check after it is set up */
#define GOSUB_FRAME_LEAF    512   /* largest frame of a function that does not check */

#define GOSUB_LIMIT_STOP    (-1) /* no SP is above it */

/* Offsets into struct gosub_tls (thread-local symbol gosub_tls). */
#define GOSUB_TLS_LIMIT 0
#define GOSUB_TLS_G     8
#define GOSUB_TLS_CACHE 16

/* Offsets into struct gosub_g. */
#define GOSUB_G_LIMIT      0
#define GOSUB_G_GROW_FN    8
#define GOSUB_G_RECOVER_SP 16
#define GOSUB_G_FRAMES     24
#define GOSUB_G_CACHE      32

/* Offset into a closure: the address of its code. */
#define GOSUB_CLOSURE_CODE 0

/* The same as operands in the text of assembly. */
#define GOSUB_TEXT(x)       GOSUB_TEXT_(x)
#define GOSUB_TEXT_(x)      #x
#define GOSUB_ASM_TLS_LIMIT "%fs:gosub_tls@tpoff+" GOSUB_TEXT(GOSUB_TLS_LIMIT)
#define GOSUB_ASM_TLS_G     "%fs:gosub_tls@tpoff+" GOSUB_TEXT(GOSUB_TLS_G)
#define GOSUB_ASM_G_LIMIT   "[x28, #" GOSUB_TEXT(GOSUB_G_LIMIT) "]"

/* Sizes of what compiled code holds in its frames but only the runtime looks into. */
#define GOSUB_MAPITER_SIZE   128 /* first word: address of the key, or 0 at the end; second: of the element */
#define GOSUB_FRAME_SIZE     48  /* struct gosub_frame */
#define GOSUB_DEFER_SIZE     16  /* struct gosub_defer */
#define GOSUB_SELCASE_SIZE   24  /* struct gosub_select_case */
#define GOSUB_MAP_FRAME_SIZE 64  /* header of a map that lives in a frame; its first group may follow it there */
#define GOSUB_MAP_GROUP      8   /* slots of a group, below a word of control bytes */
#define GOSUB_MAP_INLINE     128 /* larger keys and elements are stored by address */

/* Offsets into maps and channels. */
#define GOSUB_MAP_USED   0
#define GOSUB_CHAN_COUNT 0
#define GOSUB_CHAN_CAP   8

/* Offsets into method tables. */
#define GOSUB_ITAB_TYPE   8
#define GOSUB_ITAB_MISFIT 20
#define GOSUB_ITAB_FUN    24

/* Offsets into descriptors. */
#define GOSUB_TYPE_TFLAG      20
#define GOSUB_TYPE_EQUAL      24
#define GOSUB_MAP_TYPE_HASHER 72

/* Bit of Kind_ / TFlag values used by descriptors: Go 1.26's internal/abi. */
#define GOSUB_TFLAG_UNCOMMON       1
#define GOSUB_TFLAG_EXTRA_STAR     2
#define GOSUB_TFLAG_NAMED          4
#define GOSUB_TFLAG_REGULAR_MEMORY 8
#define GOSUB_TFLAG_GC_ON_DEMAND   16
#define GOSUB_TFLAG_DIRECT_IFACE   32

/* Compiled types with more pointer words carry GC_ON_DEMAND and no mask; those that reflect makes, with more than 128.
 */
#define GOSUB_GCMASK_MAX_WORDS 16384

/* Of functions, in their tables. */
#define GOSUB_FUNC_WRAPPER     1 /* made by the compiler: not shown in traces */
#define GOSUB_FUNC_BODY        2 /* f.body: shown under f's name, f itself is not shown */
#define GOSUB_FUNC_NO_PARAMS   4 /* traces print f(), not f(...) */
#define GOSUB_FUNC_NOT_GO      8 /* assembly of the runtime that callers are told of by a name of Go's runtime */
#define GOSUB_FUNC_FLAGS       255
#define GOSUB_FUNC_LINE(flags) ((flags) >> 8) /* 0: not known */

#ifndef __ASSEMBLER__

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- type descriptors: Go 1.26's internal/abi.Type, so that reflect compiles as it stands ---- */

struct gosub_closure {
	void *code;
	/* captured values follow */
};

struct gosub_type {
	uint64_t size;
	uint64_t ptr_bytes; /* bytes up to and with the last pointer; 0: holds none */
	uint32_t hash;
	uint8_t tflag, align, field_align, kind;
	const struct gosub_closure *equal; /* func(p, q unsafe.Pointer) bool; NULL: not comparable */
	const uint8_t *gcdata;             /* bit i: word i is a pointer; readable to a multiple of 8 bytes */
	int32_t str;                       /* absolute address of an abi.Name, below 2 GB */
	int32_t ptr_to_this;               /* absolute address of the descriptor of *T, or 0 */
};

enum gosub_kind {
	GOSUB_KIND_BOOL = 1,
	GOSUB_KIND_INT,
	GOSUB_KIND_INT8,
	GOSUB_KIND_INT16,
	GOSUB_KIND_INT32,
	GOSUB_KIND_INT64,
	GOSUB_KIND_UINT,
	GOSUB_KIND_UINT8,
	GOSUB_KIND_UINT16,
	GOSUB_KIND_UINT32,
	GOSUB_KIND_UINT64,
	GOSUB_KIND_UINTPTR,
	GOSUB_KIND_FLOAT32,
	GOSUB_KIND_FLOAT64,
	GOSUB_KIND_COMPLEX64,
	GOSUB_KIND_COMPLEX128,
	GOSUB_KIND_ARRAY,
	GOSUB_KIND_CHAN,
	GOSUB_KIND_FUNC,
	GOSUB_KIND_INTERFACE,
	GOSUB_KIND_MAP,
	GOSUB_KIND_POINTER,
	GOSUB_KIND_SLICE,
	GOSUB_KIND_STRING,
	GOSUB_KIND_STRUCT,
	GOSUB_KIND_UNSAFE_POINTER
};

/* What follows struct gosub_type, by kind (a pointer to a name is an abi.Name: flags, varint length, bytes, tag,
 * pkgPath). */
struct gosub_array_type {
	struct gosub_type t;
	const struct gosub_type *elem, *slice;
	uint64_t len;
};
struct gosub_chan_type {
	struct gosub_type t;
	const struct gosub_type *elem;
	int64_t dir;
};
/* Where a func type has more, its descriptor tells of the first ones and `call` is 0. Its name has them all, so that it
 * is another type than those with fewer. */
#define GOSUB_FUNC_MAX_PARAMS  UINT16_MAX
#define GOSUB_FUNC_MAX_RESULTS INT16_MAX
struct gosub_func_type {
	struct gosub_type t;
	uint16_t in, out; /* out: top bit = variadic; types follow (after the uncommon part) */
	/* Where Go's layout has padding: the absolute address of a Go function func(closure, arguments, results
	 * unsafe.Pointer), which calls a func value of this type. The arguments lie in one block as the fields of a
	 * struct would, the results in another. 0 when no package makes an interface of a value of this type. Means
	 * nothing in a descriptor made at run time, which is on the heap. */
	uint32_t call;
};
struct gosub_imethod {
	int32_t name, type;
};
struct gosub_interface_type {
	struct gosub_type t;
	const uint8_t *pkgpath;
	const struct gosub_imethod *methods;
	int64_t len, cap;
};
/* The runtime's map layout is its own (decisions, 19): what describes Go's is 0, but for `hasher` and `flags`. */
struct gosub_map_type {
	struct gosub_type t;
	const struct gosub_type *key, *elem;
	const struct gosub_type *group;
	const struct gosub_closure *hasher; /* func(key unsafe.Pointer, seed uintptr) uintptr */
	uint64_t group_size, keys_off, key_stride, elems_off, elem_stride, elem_off;
	uint32_t flags; /* GOSUB_MAP_* */
};
/* A slot of a group: the key at its begin, then the element. */
struct gosub_map_slot {
	uint32_t elem_off, size;
};
static inline struct gosub_map_slot gosub_map_slot(uint64_t key, uint32_t key_align, uint64_t elem, uint32_t elem_align)
{
	uint32_t k = key > GOSUB_MAP_INLINE ? 8 : (uint32_t)key, e = elem > GOSUB_MAP_INLINE ? 8 : (uint32_t)elem;
	uint32_t ka = key > GOSUB_MAP_INLINE ? 8 : key_align ? key_align : 1;
	uint32_t ea = elem > GOSUB_MAP_INLINE ? 8 : elem_align ? elem_align : 1, a = ka > ea ? ka : ea;
	struct gosub_map_slot s = {.elem_off = (k + ea - 1) / ea * ea};

	s.size = (s.elem_off + e + a - 1) / a * a;
	if (!s.size) /* slots are told apart by their addresses */
		s.size = 1;
	return s;
}
static inline uint32_t gosub_map_group_size(struct gosub_map_slot s)
{
	return 8 + GOSUB_MAP_GROUP * s.size;
}
#define GOSUB_MAP_KEY_UPDATE  1 /* equal keys may differ */
#define GOSUB_MAP_HASH_PANICS 2 /* a key may hold a value that has no hash */
struct gosub_ptr_type {
	struct gosub_type t;
	const struct gosub_type *elem;
};
struct gosub_slice_type {
	struct gosub_type t;
	const struct gosub_type *elem;
};
struct gosub_field {
	const uint8_t *name;
	const struct gosub_type *type;
	uint64_t offset; /* name's flag bit 3: embedded */
};
struct gosub_struct_type {
	struct gosub_type t;
	const uint8_t *pkgpath;
	const struct gosub_field *fields;
	int64_t len, cap;
};
struct gosub_uncommon {
	int32_t pkgpath;
	uint16_t mcount, xcount;
	uint32_t moff, unused;
};
/* Sorted by name as Go sorts (exported first by name, then package path). ifn takes the interface's data word as
 * receiver. */
struct gosub_method {
	int32_t name, mtyp, ifn, tfn;
};

/* ---- values ---- */

struct gosub_string {
	const char *ptr;
	int64_t len;
};
struct gosub_slice {
	void *ptr;
	int64_t len, cap;
};
struct gosub_eface {
	const struct gosub_type *type;
	void *data;
};
struct gosub_itab {
	const struct gosub_interface_type *inter;
	const struct gosub_type *type;
	uint32_t hash, misfit; /* misfit: the type does not implement inter; the compiler makes no such tables */
	void *fun[];           /* one per method of inter, in its order; NULL: nothing in the program calls it */
};
struct gosub_iface {
	const struct gosub_itab *tab;
	void *data;
};
struct gosub_pair {
	int64_t a, b;
}; /* two integer result registers */
struct gosub_complex {
	double re, im;
}; /* two floating result registers */

/* ---- frames and goroutines: the parts compiled code touches ---- */

struct gosub_frame;
struct gosub_defer { /* perhaps on the heap: const to C, which stores to it by rt_store (store.h) */
	struct gosub_defer *const link;
	struct gosub_closure *const fn; /* func() */
};
struct gosub_frame {
	struct gosub_defer *defers; /* innermost first; compiled code pushes, the runtime pops */
	struct gosub_frame *link;   /* next outer frame with defers of this goroutine */
	void *sp;                   /* of gosub_frame_call after its saves: where recovery resumes */
	void *limit;                /* the stack limit in force there */
	void *recover_sp;           /* g->recover_sp when the frame began */
	uint64_t depth;             /* number of frames from here outwards */
};
struct gosub_select_case {
	void *chan;  /* may be NULL */
	void *elem;  /* value to send, or where to receive (may be NULL) */
	int64_t dir; /* 0 receive, 1 send */
};
struct gosub_mapiter {
	void *key, *elem;
	void *rest[GOSUB_MAPITER_SIZE / 8 - 2];
};
struct gosub_g_head { /* head of the runtime's struct g */
	void *limit, *grow_fn, *recover_sp;
	struct gosub_frame *frames;
	void *cache;
};
struct gosub_tls {
	void *limit;
	struct gosub_g_head *g;
	void *cache;
};

/* ---- what a program's last object holds ---- */

struct gosub_program {
	uint64_t abi;               /* GOSUB_ABI_VERSION */
	void (*const *inits)(void); /* package initialisers in order; Go convention, no arguments */
	uint64_t ninit;
	void (*main)(void);
	/* Lines of debug.BuildInfo between two marks of 16 bytes, as debug.modinfo returns it. */
	struct gosub_string modinfo;
	const char *goversion;
	const char *godebug; /* "name=value,…": settings where GODEBUG says nothing; may be NULL */
	const char *goroot;  /* where the Go tree lay; may be NULL */
};
extern const struct gosub_program gosub_program;

/* Files of Go's runtime under which programs look for functions that are assembly or C here (sched/named.inc). Each is
 * text in a symbol of the last object, gosub_tree_file_NAME: its path in the Go tree; asm's has the architecture before
 * the dot. */
#define GOSUB_TREE_FILES(X)                                                                                            \
	X(asm, "asm_", ".s")                                                                                           \
	X(alg, "alg", ".go")                                                                                           \
	X(chan, "chan", ".go")                                                                                         \
	X(iface, "iface", ".go")                                                                                       \
	X(malloc, "malloc", ".go")                                                                                     \
	X(map, "map", ".go")                                                                                           \
	X(mcleanup, "mcleanup", ".go")                                                                                 \
	X(mfinal, "mfinal", ".go")                                                                                     \
	X(panic, "panic", ".go")                                                                                       \
	X(proc, "proc", ".go")                                                                                         \
	X(select, "select", ".go")                                                                                     \
	X(slice, "slice", ".go")                                                                                       \
	X(stack, "stack", ".go")                                                                                       \
	X(string, "string", ".go")

/* First argument of gosub_panic_slice, in the words of Go's boundsError. */
enum gosub_slice_error {
	GOSUB_SLICE_ALEN,  /* s[?:x]   x > len(s), s an array, pointer to array or string: "[:x] with length y" */
	GOSUB_SLICE_ACAP,  /* s[?:x]   x > cap(s):  "[:x] with capacity y" */
	GOSUB_SLICE_B,     /* s[x:y]   x > y:       "[x:y]" */
	GOSUB_SLICE3_ALEN, /* s[::x]   "[::x] with length y" */
	GOSUB_SLICE3_ACAP, /* s[::x]   "[::x] with capacity y" */
	GOSUB_SLICE3_B,    /* s[:x:y]  "[:x:y]" */
	GOSUB_SLICE3_C     /* s[x:y:]  "[x:y:]" */
};

/* Bits of the data symbol gosub_cpu, a word that does not change once Go code runs: what x86-64's baseline has not. */
enum { GOSUB_CPU_POPCNT = 1, GOSUB_CPU_FMA = 2 };

/* Data symbols: gosub_zerobase (address of every zero-size object), gosub_small_ints (256 words: 0..255, to box bytes
 * and bools). */

/* Section gosub_roots: package variables that hold pointers. */
struct gosub_root {
	void *addr;
	uint64_t size;
	const struct gosub_type *type;
};

/* Section gosub_typelinks: addresses of the descriptors of unnamed types with parts, in no order. */

/* Section gosub_functab (SHF_LINK_ORDER, so sorted by address): one entry per Go function. Section gosub_lines has what
 * it points to, in the same order. */
struct gosub_func {
	void *entry;
	uint32_t size;                      /* bytes of code */
	uint32_t flags;                     /* GOSUB_FUNC_*, and the line where the function begins */
	const char *name;                   /* Go's name of it, such as main.(*T).M */
	const uint8_t *lines;               /* see below; NULL: there are none, and no frame maps */
	const struct gosub_inline *inlines; /* frames inlined by LLVM or by us, or NULL */
};
/* The address of a gosub_inline stands for a PC in its caller, as far as that was inlined or is followed by inlined
 * calls: programs see it, as they see return addresses, with 1 added.
 *
 * lines: uleb128 length in bytes of a sequence of (uleb128 pc delta + 1, uleb128 file index, sleb128 line delta,
 * uleb128 2 * inline index + sited, if sited uleb128 site index), pc rising; a delta + 1 of 0 ends it. A record holds
 * from its pc on. File index counts from 0 into the array of const char * of that object's table, whose address is the
 * 8 bytes before lines. Inline index 0: none, else inlines[index - 1]. Site index: into the same array, what a call
 * there allocates and why on the heap, "COLUMN: EXPRESSION", a line feed, the reason.
 */

/* Frame maps, behind that sequence: which words of a frame are live behind a call. All numbers are uleb128 if not said.
 *   registers + 1, or 0: nothing is known of the function. Each that it saves for its callers: number as in DWARF;
 *       sleb128 words from the frame pointer to where
 *   words that are told of. Each: how many words further below the frame pointer than the one before, which was 0
 *   maps. Each: a bit for each register and each word, from bit 0 of a byte on: it is live
 *   calls, until a 0: bytes of code from the return address before, which was the entry, to this one; number of its map
 * Of calls that are not listed nothing is known, unless there are neither registers nor words.
 */

struct gosub_inline {
	const char *name;              /* function that was inlined here */
	uint32_t call_file, call_line; /* where it was called */
	uint32_t parent;               /* inline index of the caller, 0: the function itself */
	uint32_t flags;                /* as of gosub_func */
};

/* Section gosub_sites, of counting builds only: one for each allocation site, in the COMDAT of the function that has
 * it. (func, ordinal) tells it from all others of a program; its address is what compiled code tells the runtime. */
struct gosub_site_call {
	const char *caller; /* function that the call was written in */
	const char *file;
	uint32_t line, col;
};
struct gosub_site {
	uint64_t allocs, bytes; /* objects so far, and their sizes as asked for: the runtime counts */
	const char *func;       /* link symbol of the function it is in */
	const char *kind, *expr, *type, *storage, *reason; /* in words */
	const char *file;
	uint32_t line, col;
	uint32_t ordinal;
	uint32_t verdict; /* enum vm_verdict: 0 none, 1 stays, 2 escapes */
	/* Of an inlined copy: where it was written, and the calls through which it came, the innermost first. */
	const char *origin;
	uint32_t origin_ordinal, ncalls;
	const struct gosub_site_call *calls;
};

/* Section gosub_faulttab: a nil dereference at pc continues at handler (implicit null checks). */
struct gosub_fault {
	void *pc, *handler;
};

#endif /* __ASSEMBLER__ */
#endif
