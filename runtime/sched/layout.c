/* layout.c - what assembly, compiled code and the runtime's C must agree on: offsets of asm.h and abi.h. */
#include "rt.h"

_Static_assert(offsetof(struct rt, xsave_size) == RT_XSAVE_SIZE, "asm.h");
_Static_assert(offsetof(struct g, context) == G_CONTEXT, "asm.h");
_Static_assert(offsetof(struct g, segment) == G_SEGMENT, "asm.h");
_Static_assert(offsetof(struct g, spare) == G_SPARE, "asm.h");
_Static_assert(offsetof(struct g, call_args) == G_CALL_ARGS, "asm.h");
_Static_assert(offsetof(struct g, spare) == 64 && offsetof(struct g, panic) == 128, "lines of struct g");
_Static_assert(offsetof(struct context, sp) == CONTEXT_SP, "asm.h");
_Static_assert(offsetof(struct context, on_cpu) == CONTEXT_ON_CPU, "asm.h");
_Static_assert(offsetof(struct segment, prev) == SEGMENT_PREV, "asm.h");
_Static_assert(offsetof(struct segment, lo) == SEGMENT_LO, "asm.h");
_Static_assert(offsetof(struct segment, saved_sp) == SEGMENT_SAVED_SP, "asm.h");
_Static_assert(offsetof(struct segment, saved_limit) == SEGMENT_SAVED_LIMIT, "asm.h");
_Static_assert(sizeof(struct segment) % 64 == 0, "a segment's stack begins aligned");
_Static_assert(offsetof(struct gosub_frame, defers) == FRAME_DEFERS, "asm.h");
_Static_assert(offsetof(struct gosub_frame, link) == FRAME_LINK, "asm.h");
_Static_assert(offsetof(struct gosub_frame, sp) == FRAME_SP, "asm.h");
_Static_assert(offsetof(struct gosub_frame, limit) == FRAME_LIMIT, "asm.h");
_Static_assert(offsetof(struct gosub_frame, recover_sp) == FRAME_RECOVER_SP, "asm.h");
_Static_assert(offsetof(struct gosub_frame, depth) == FRAME_DEPTH, "asm.h");
_Static_assert(offsetof(struct gosub_closure, code) == GOSUB_CLOSURE_CODE, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, limit) == GOSUB_G_LIMIT, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, grow_fn) == GOSUB_G_GROW_FN, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, recover_sp) == GOSUB_G_RECOVER_SP, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, frames) == GOSUB_G_FRAMES, "abi.h");
_Static_assert(offsetof(struct gosub_g_head, cache) == GOSUB_G_CACHE, "abi.h");
_Static_assert(offsetof(struct gosub_type, equal) == GOSUB_TYPE_EQUAL, "abi.h");
_Static_assert(offsetof(struct gosub_map_type, hasher) == GOSUB_MAP_TYPE_HASHER, "abi.h");
_Static_assert(offsetof(struct gosub_tls, limit) == GOSUB_TLS_LIMIT, "abi.h");
_Static_assert(offsetof(struct gosub_tls, g) == GOSUB_TLS_G, "abi.h");
_Static_assert(offsetof(struct gosub_tls, cache) == GOSUB_TLS_CACHE, "abi.h");
_Static_assert(sizeof(struct gosub_frame) <= GOSUB_FRAME_SIZE, "abi.h");
_Static_assert(sizeof(struct gosub_defer) <= GOSUB_DEFER_SIZE, "abi.h");
_Static_assert(sizeof(struct gosub_select_case) == GOSUB_SELCASE_SIZE, "abi.h");
