/* asm.h - offsets that assembly uses, beyond abi.h; layout.c asserts each of them. */
#ifndef GOSUB_SCHED_ASM_H
#define GOSUB_SCHED_ASM_H

#define RT_XSAVE_SIZE 0

/* x86-64: what the state that xsave writes is made of */
#define XSAVE_LEGACY     512 /* bytes before the header */
#define XSAVE_HEADER     64
#define XSAVE_COMPONENTS 0xe7 /* x87, SSE, AVX, the three of AVX-512 */

/* Callee-saved registers below the frame record of who switched, bytes; gosub_frame_call has the frame's address below.
 */
#if defined(__x86_64__)
#define CONTEXT_SAVED    40
#define FRAME_CALL_SAVED (CONTEXT_SAVED + 8)
#else
#define CONTEXT_SAVED    144
#define FRAME_CALL_SAVED (CONTEXT_SAVED + 16)
#endif

#define CONTEXT_SP          0
#define CONTEXT_ON_CPU      8

#define G_CONTEXT           40
#define G_SEGMENT           56
#define G_SPARE             64
#define G_CALL_ARGS         136

#define SEGMENT_PREV        0
#define SEGMENT_LO          8
#define SEGMENT_SAVED_SP    16
#define SEGMENT_SAVED_LIMIT 24

#define FRAME_DEFERS        0
#define FRAME_LINK          8
#define FRAME_SP            16
#define FRAME_LIMIT         24
#define FRAME_RECOVER_SP    32
#define FRAME_DEPTH         40

/* In g->recover_sp, which is 16 bytes aligned otherwise: who had the right to recover handed it on, to the next
 * function that is called by registers. */
#define RECOVER_HANDED_ON_BIT 0
#define RECOVER_HANDED_ON     1

#endif
