/* asm.h - offsets that assembly uses, beyond abi.h; layout.c asserts each of them. */
#ifndef GOSUB_SCHED_ASM_H
#define GOSUB_SCHED_ASM_H

#define RT_XSAVE_SIZE       0

#define CONTEXT_SP          0
#define CONTEXT_ON_CPU      8

#define G_CONTEXT           40
#define G_SEGMENT           56
#define G_SPARE             64

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

#endif
