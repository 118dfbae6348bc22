/* asm_arm64.S - what C cannot say on AArch64: switching stacks, entering and leaving Go code.
 *
 * Go's convention (swiftcc): integers in x0-x5, floats in d0-d7, a closure's context in x18 (LLVM 19) or x15 (later),
 * results in x0-x3 and d0-d3; x19-x27, x29 and d8-d15 belong to the caller, x28 is g. x9-x14, x16, x17 are free at every call.
 * The runtime's C is built with x28 reserved, so it holds g wherever a goroutine runs. Frame records (x29, x30) link across stacks. */
#include "abi.h"
#include "asm.h"
#include "named.inc"

#define WORD(i) (8 * (i))

	.text

.macro FUNCTION name
	.section .text.\name, "ax", @progbits
	.globl \name
	.type \name, @function
	.p2align 4
\name:
	.cfi_startproc
.endm

.macro END name
	.cfi_endproc
.Lend_\name:
	.size \name, . - \name
.endm

/* A frame record with `size` bytes below it in the same frame: [sp, size) free, record on top. */
.macro ENTER size
	stp x29, x30, [sp, #-16]!
	.cfi_def_cfa_offset 16
	.cfi_offset x30, -8
	.cfi_offset x29, -16
	mov x29, sp
	.cfi_def_cfa x29, 16
	.if \size
	sub sp, sp, #\size
	.endif
.endm

.macro LEAVE
	mov sp, x29
	ldp x29, x30, [sp], #16
	.cfi_def_cfa sp, 0
	.cfi_restore x29
	.cfi_restore x30
.endm

/* What compiled functions do once their frame is set up, for those that call Go from C: below the limit the function runs
 * again on a larger segment. So recursion through C grows the stack whatever the Go function called checks itself. */
.macro CHECK_STACK name
	ldr x9, [x28, #GOSUB_G_LIMIT]
	cmp sp, x9
	b.hs .Lenough_\name
	adrp x9, \name
	add x9, x9, :lo12:\name
	str x9, [x28, #GOSUB_G_GROW_FN]
	bl gosub_morestack
	.cfi_remember_state
	LEAVE
	ret
	.cfi_restore_state
.Lenough_\name:
.endm

.macro SAVE_CALLEE base
	stp x19, x20, [\base]
	stp x21, x22, [\base, #16]
	stp x23, x24, [\base, #32]
	stp x25, x26, [\base, #48]
	stp x27, x28, [\base, #64]
	stp d8, d9, [\base, #80]
	stp d10, d11, [\base, #96]
	stp d12, d13, [\base, #112]
	stp d14, d15, [\base, #128]
.endm

.macro RESTORE_CALLEE base
	ldp x19, x20, [\base]
	ldp x21, x22, [\base, #16]
	ldp x23, x24, [\base, #32]
	ldp x25, x26, [\base, #48]
	ldp x27, x28, [\base, #64]
	ldp d8, d9, [\base, #80]
	ldp d10, d11, [\base, #96]
	ldp d12, d13, [\base, #112]
	ldp d14, d15, [\base, #128]
.endm

/* void context_switch(struct context *from, struct context *to)
 * The stack of `from` holds the callee-saved registers (144 bytes) and, above them, the frame record. */
FUNCTION context_switch
	stp x29, x30, [sp, #-16]!
	.cfi_def_cfa_offset 16
	.cfi_offset x30, -8
	.cfi_offset x29, -16
	sub sp, sp, #CONTEXT_SAVED
	.cfi_def_cfa_offset CONTEXT_SAVED + 16
	SAVE_CALLEE sp
	mov x9, sp
	str x9, [x0, #CONTEXT_SP]
	ldr x9, [x1, #CONTEXT_SP]
	mov sp, x9
	add x10, x0, #CONTEXT_ON_CPU
	stlr wzr, [x10]
	RESTORE_CALLEE sp
	add sp, sp, #CONTEXT_SAVED
	ldp x29, x30, [sp], #16
	.cfi_def_cfa_offset 0
	ret
END context_switch

/* First PC of a goroutine, "returned" to by context_switch: x19 is its closure, x28 is g, x29 is 0 and ends walks.
 * The closure is the function's to keep, no longer than it needs it. */
FUNCTION gosub_goroutine_entry
	.cfi_undefined x30
	mov x15, x19
	mov x18, x19
	ldr x9, [x19, #GOSUB_CLOSURE_CODE]
	mov x19, xzr
	blr x9
	bl park_exit
	brk #1
END gosub_goroutine_entry

/* What the main goroutine runs; start.c has the rest. */
FUNCTION gosub_main
	ENTER 0
	bl start_program
	brk #1
END gosub_main

/* What the goroutines for finalizers and for cleanups run, under the names that profiles and traces look for. */
FUNCTION special_run_finalizers
	ENTER 0
1:	bl special_next_finalizer
	b 1b
END special_run_finalizers

FUNCTION special_run_cleanups
	ENTER 0
1:	bl special_next_cleanup
	b 1b
END special_run_cleanups

/* On to a function that may leave its goroutine waiting, or collects for it. Its frames lie where others were, and the
 * collector takes what they do not write for pointers: so that is nothing. Registers of the callers are kept where the
 * collector finds them (forget.c), and not wherever C saves them. */
.macro OVER_CLEAN_STACK name, target, bytes
FUNCTION \name
	ENTER CONTEXT_SAVED
	SAVE_CALLEE sp
	mov x19, xzr
	mov x20, xzr
	mov x21, xzr
	mov x22, xzr
	mov x23, xzr
	mov x24, xzr
	mov x25, xzr
	mov x26, xzr
	mov x27, xzr
	sub x9, sp, #\bytes
	mov x10, sp
1:	stp xzr, xzr, [x9]
	stp xzr, xzr, [x9, #16]
	stp xzr, xzr, [x9, #32]
	stp xzr, xzr, [x9, #48]
	add x9, x9, #64
	cmp x9, x10
	b.lo 1b
	bl \target
	SAVED_ALL \name
	RESTORE_CALLEE sp
	LEAVE
	ret
END \name
.endm

OVER_CLEAN_STACK gc_asked, gc_start, 512
OVER_CLEAN_STACK chan_send_waiting, chan_wait_to_send, 512
OVER_CLEAN_STACK chan_recv_waiting, chan_wait_to_recv, 512
OVER_CLEAN_STACK select_waiting, select_wait, 1280
OVER_CLEAN_STACK sema_waiting, sema_wait, 512
OVER_CLEAN_STACK notify_waiting, notify_wait, 512
OVER_CLEAN_STACK sleep_waiting, timer_sleep, 512
OVER_CLEAN_STACK poll_waiting, poll_wait_for, 512

/* gosub_morestack: called by a Go function whose frame is set up, with its own arguments, its address in g->grow_fn.
 * Runs it again on a larger segment; where it is, when the limit was a request to stop or give way. Below x29: arguments,
 * then results while a segment is given back. */
#define SAVE_AREA 176

.macro MORESTACK_RESTORE
	ldp x0, x1, [sp]
	ldp x2, x3, [sp, #16]
	ldp x4, x5, [sp, #32]
	ldp x6, x7, [sp, #48]
	ldp x8, x15, [sp, #64]
	ldp d0, d1, [sp, #80]
	ldp d2, d3, [sp, #96]
	ldp d4, d5, [sp, #112]
	ldp d6, d7, [sp, #128]
	ldr x18, [sp, #144]
.endm

/* The function's entry SP lies between its own frame record and its caller's: a recover_sp found there is its caller's SP
 * at the call, and a deferred call that may recover still may, when `to` is SP at the call that runs it again. The first
 * function on a segment has its caller's record on another stack, above or below; its entry SP is where the segment begins.
 * Before the segment of `to` is linked. */
.macro MORESTACK_RECOVER to
	ldr x9, [x28, #GOSUB_G_RECOVER_SP]
	ldr x10, [x29]
	cmp x9, x10
	b.ls 9f
	ldr x12, [x10]
	cmp x9, x12
	b.ls 8f
	cmp x12, x10
	b.hs 9f
	ldr x12, [x28, #G_SEGMENT]
	cmp x9, x12
	b.ne 9f
8:	str \to, [x28, #GOSUB_G_RECOVER_SP]
9:
.endm

FUNCTION gosub_morestack
	ENTER SAVE_AREA
	stp x0, x1, [sp]
	stp x2, x3, [sp, #16]
	stp x4, x5, [sp, #32]
	stp x6, x7, [sp, #48]
	stp x8, x15, [sp, #64]
	stp d0, d1, [sp, #80]
	stp d2, d3, [sp, #96]
	stp d4, d5, [sp, #112]
	stp d6, d7, [sp, #128]
	ldr x9, [x28, #GOSUB_G_GROW_FN]
	stp x18, x9, [sp, #144]
	ldr x9, [x28, #GOSUB_G_LIMIT]
	cmn x9, #-GOSUB_LIMIT_STOP
	b.eq .Lasked
	ldr x0, [x28, #G_SPARE]
	cbnz x0, 1f
	mov x0, x28
	bl stack_grow
	ldr x9, [sp, #152]
	str x9, [x28, #GOSUB_G_GROW_FN]
1:	MORESTACK_RECOVER x0
	/* x0: the segment. Link it and put its limit in force. */
	str xzr, [x28, #G_SPARE]
	ldr x9, [x28, #G_SEGMENT]
	str x9, [x0, #SEGMENT_PREV]
	ldr x9, [x28, #GOSUB_G_LIMIT]
	str x9, [x0, #SEGMENT_SAVED_LIMIT]
	mov x9, sp
	str x9, [x0, #SEGMENT_SAVED_SP]
	str x0, [x28, #G_SEGMENT]
	ldr x9, [x0, #SEGMENT_LO]
	add x9, x9, #(GOSUB_STACK_RED >> 12), lsl #12
	str x9, [x28, #GOSUB_G_LIMIT]
/* gdb lets a stack go on anywhere only above a function of this name, which -fsplit-stack made known. */
	.type __morestack, @function
__morestack:
	mov x9, x0
	MORESTACK_RESTORE
	mov sp, x9
	ldr x9, [x28, #GOSUB_G_GROW_FN]
	blr x9
	.globl gosub_morestack_grown
gosub_morestack_grown:
	/* Back: the segment stays as the spare. */
	ldr x10, [x28, #G_SEGMENT]
	ldr x9, [x10, #SEGMENT_PREV]
	str x9, [x28, #G_SEGMENT]
	ldr x9, [x10, #SEGMENT_SAVED_LIMIT]
	str x9, [x28, #GOSUB_G_LIMIT]
	sub sp, x29, #SAVE_AREA
	ldr x9, [x28, #G_SPARE]
	str x10, [x28, #G_SPARE]
	cbz x9, 3f
	/* A deeper segment was the spare: it goes back to the pool. */
	stp x0, x1, [sp]
	stp x2, x3, [sp, #16]
	stp d0, d1, [sp, #80]
	stp d2, d3, [sp, #96]
	mov x0, x28
	mov x1, x9
	bl stack_shrink
	ldp x0, x1, [sp]
	ldp x2, x3, [sp, #16]
	ldp d0, d1, [sp, #80]
	ldp d2, d3, [sp, #96]
3:	LEAVE
	ret
.Lasked:
	.cfi_def_cfa x29, 16
	.cfi_offset x30, -8
	.cfi_offset x29, -16
	bl park_preempted
	ldr x9, [sp, #152]
	str x9, [x28, #GOSUB_G_GROW_FN]
	mov x11, sp
	MORESTACK_RECOVER x11
	MORESTACK_RESTORE
	ldr x9, [x28, #GOSUB_G_GROW_FN]
	blr x9
	.globl gosub_morestack_asked
gosub_morestack_asked:
	LEAVE
	ret
	.size __morestack, . - __morestack
END gosub_morestack

/* Called from a loop that found a request: every register but x16 and x30 is as it was when it returns. */
FUNCTION gosub_poll
	ENTER 672
	stp x0, x1, [sp]
	stp x2, x3, [sp, #16]
	stp x4, x5, [sp, #32]
	stp x6, x7, [sp, #48]
	stp x8, x9, [sp, #64]
	stp x10, x11, [sp, #80]
	stp x12, x13, [sp, #96]
	stp x14, x15, [sp, #112]
	stp x17, x18, [sp, #128]
	stp q0, q1, [sp, #160]
	stp q2, q3, [sp, #192]
	stp q4, q5, [sp, #224]
	stp q6, q7, [sp, #256]
	stp q8, q9, [sp, #288]
	stp q10, q11, [sp, #320]
	stp q12, q13, [sp, #352]
	stp q14, q15, [sp, #384]
	stp q16, q17, [sp, #416]
	stp q18, q19, [sp, #448]
	stp q20, q21, [sp, #480]
	stp q22, q23, [sp, #512]
	stp q24, q25, [sp, #544]
	stp q26, q27, [sp, #576]
	stp q28, q29, [sp, #608]
	stp q30, q31, [sp, #640]
	bl park_preempted
	ldp q30, q31, [sp, #640]
	ldp q28, q29, [sp, #608]
	ldp q26, q27, [sp, #576]
	ldp q24, q25, [sp, #544]
	ldp q22, q23, [sp, #512]
	ldp q20, q21, [sp, #480]
	ldp q18, q19, [sp, #448]
	ldp q16, q17, [sp, #416]
	ldp q14, q15, [sp, #384]
	ldp q12, q13, [sp, #352]
	ldp q10, q11, [sp, #320]
	ldp q8, q9, [sp, #288]
	ldp q6, q7, [sp, #256]
	ldp q4, q5, [sp, #224]
	ldp q2, q3, [sp, #192]
	ldp q0, q1, [sp, #160]
	ldp x17, x18, [sp, #128]
	ldp x14, x15, [sp, #112]
	ldp x12, x13, [sp, #96]
	ldp x10, x11, [sp, #80]
	ldp x8, x9, [sp, #64]
	ldp x6, x7, [sp, #48]
	ldp x4, x5, [sp, #32]
	ldp x2, x3, [sp, #16]
	ldp x0, x1, [sp]
	LEAVE
	ret
END gosub_poll

/* void gosub_frame_call(body, block, frame): see abi.h. frame->sp points at the frame's address and the saved registers. */
FUNCTION gosub_frame_call
	ENTER FRAME_CALL_SAVED
	str x2, [sp]
	add x9, sp, #16
	SAVE_CALLEE x9
	ldr x10, [x28, #GOSUB_G_LIMIT]
	ldr x11, [x28, #GOSUB_G_RECOVER_SP]
	ldr x12, [x28, #GOSUB_G_FRAMES]
	mov x13, sp
	str xzr, [x2, #FRAME_DEFERS]
	str x12, [x2, #FRAME_LINK]
	str x13, [x2, #FRAME_SP]
	str x10, [x2, #FRAME_LIMIT]
	str x11, [x2, #FRAME_RECOVER_SP]
	mov x10, xzr
	cbz x12, 1f
	ldr x10, [x12, #FRAME_DEPTH]
1:	add x10, x10, #1
	str x10, [x2, #FRAME_DEPTH]
	str x2, [x28, #GOSUB_G_FRAMES]
	mov x9, x0
	mov x0, x1
	mov x1, x2
	blr x9
	SAVED_ALL gosub_frame_call
.Lframe_done:
	ldr x2, [sp]
	ldr x9, [x2, #FRAME_LINK]
	str x9, [x28, #GOSUB_G_FRAMES]
	add x9, sp, #16
	RESTORE_CALLEE x9
	LEAVE
	ret
END gosub_frame_call

/* void gosub_resume_frame(frame): a recovered panic whose frame has run all its deferred calls goes on at the end of
 * gosub_frame_call. The stacks above are given back from here, where nothing of them is needed any more. */
FUNCTION gosub_resume_frame
	.cfi_undefined x30
	ldr x9, [x0, #FRAME_SP]
	mov sp, x9
	add x29, x9, #FRAME_CALL_SAVED
	bl panic_resume_done
	b .Lframe_done
END gosub_resume_frame

.macro CALL_CLOSURE
	mov x15, x0
	mov x18, x0
	ldr x9, [x0, #GOSUB_CLOSURE_CODE]
	blr x9
.endm

/* void panic_call_closure(closure): func(). recover() in it answers nil, as its entry SP is not in g->recover_sp; that
 * stays, for `defer recover()` is a call by the function that defers it. */
FUNCTION panic_call_closure
	ENTER 0
	CHECK_STACK panic_call_closure
	CALL_CLOSURE
	LEAVE
	ret
END panic_call_closure

/* void panic_call_deferred(closure): func() that may recover: it finds its entry SP in g->recover_sp. */
FUNCTION panic_call_deferred
	ENTER 16
	CHECK_STACK panic_call_deferred
	ldr x9, [x28, #GOSUB_G_RECOVER_SP]
	str x9, [sp]
	mov x9, sp
	str x9, [x28, #GOSUB_G_RECOVER_SP]
	CALL_CLOSURE
	ldr x9, [sp]
	str x9, [x28, #GOSUB_G_RECOVER_SP]
	LEAVE
	ret
	.globl panic_call_deferred_end
panic_call_deferred_end:
END panic_call_deferred

/* void rt_call_go(closure, int64_t args[6], int64_t results[4]): a Go function of integer arguments and results. */
FUNCTION rt_call_go
	ENTER 16
	CHECK_STACK rt_call_go
	str x2, [sp]
	mov x15, x0
	mov x18, x0
	ldr x16, [x0, #GOSUB_CLOSURE_CODE]
	mov x9, x1
	ldp x0, x1, [x9]
	ldp x2, x3, [x9, #WORD(2)]
	ldp x4, x5, [x9, #WORD(4)]
	blr x16
	ldr x9, [sp]
	stp x0, x1, [x9]
	stp x2, x3, [x9, #WORD(2)]
	LEAVE
	ret
END rt_call_go

/* Registers of a call as reflect.go keeps them: integers, then floats. */
#define REGISTERS_SIZE 112
#define FLOAT(i)       (48 + 8 * (i))

/* void call_registers(closure, struct registers *): calls it with what they hold, and leaves there what it returns. If a
 * function of package reflect handed its right to recover on, it is the closure's. */
FUNCTION gosub_rt_call_registers
	ENTER 16
	CHECK_STACK gosub_rt_call_registers
	str x1, [sp]
	mov x15, x0
	mov x18, x0
	ldr x16, [x0, #GOSUB_CLOSURE_CODE]
	mov x9, x1
	ldp d0, d1, [x9, #FLOAT(0)]
	ldp d2, d3, [x9, #FLOAT(2)]
	ldp d4, d5, [x9, #FLOAT(4)]
	ldp d6, d7, [x9, #FLOAT(6)]
	ldp x0, x1, [x9]
	ldp x2, x3, [x9, #WORD(2)]
	ldp x4, x5, [x9, #WORD(4)]
	ldr x9, [x28, #GOSUB_G_RECOVER_SP]
	mov x10, sp
	tbz x9, #RECOVER_HANDED_ON_BIT, 1f
	str x10, [x28, #GOSUB_G_RECOVER_SP]
1:	blr x16
	ldr x9, [sp]
	stp x0, x1, [x9]
	stp x2, x3, [x9, #WORD(2)]
	stp d0, d1, [x9, #FLOAT(0)]
	stp d2, d3, [x9, #FLOAT(2)]
	ldr x9, [x28, #GOSUB_G_RECOVER_SP]
	mov x10, sp
	cmp x9, x10
	b.ne 2f
	str xzr, [x28, #GOSUB_G_RECOVER_SP]
2:
	LEAVE
	ret
END gosub_rt_call_registers

/* Code of the functions that MakeFunc makes, and of method values: calls word `enter` of what the closure's second word
 * leads to (call.go, bitVector) with the closure and the registers. It checks the stack, being Go. A deferred one hands its
 * right to recover on to the next call_registers. */
.macro REGISTERS_STUB name, enter
FUNCTION \name
	ENTER REGISTERS_SIZE
	stp x0, x1, [sp]
	stp x2, x3, [sp, #WORD(2)]
	stp x4, x5, [sp, #WORD(4)]
	stp d0, d1, [sp, #FLOAT(0)]
	stp d2, d3, [sp, #FLOAT(2)]
	stp d4, d5, [sp, #FLOAT(4)]
	stp d6, d7, [sp, #FLOAT(6)]
	ldr x9, [x28, #GOSUB_G_RECOVER_SP]
	add x10, x29, #16
	cmp x9, x10
	b.ne 1f
	orr x9, x9, #RECOVER_HANDED_ON
	str x9, [x28, #GOSUB_G_RECOVER_SP]
1:	mov x0, GOSUB_NEST
	mov x1, sp
	ldr x15, [x0, #WORD(1)]
	ldr x15, [x15, #WORD(\enter)]
	mov x18, x15
	ldr x16, [x15, #GOSUB_CLOSURE_CODE]
	blr x16
	ldp x0, x1, [sp]
	ldp x2, x3, [sp, #WORD(2)]
	ldp d0, d1, [sp, #FLOAT(0)]
	ldp d2, d3, [sp, #FLOAT(2)]
	LEAVE
	ret
END \name
.endm

REGISTERS_STUB gosub_rt_make_func_stub, 0
REGISTERS_STUB gosub_rt_method_value_stub, 1

/* A function of a type, named by a closure in its descriptor, goes on as if the caller had called it. */
.macro FUNCTION_OF_TYPE name offset
FUNCTION \name
	ldr x15, [x0, #\offset]
	mov x18, x15
	ldr x16, [x15, #GOSUB_CLOSURE_CODE]
	mov x0, x1
	mov x1, x2
	br x16
END \name
.endm

/* bool type_equal(type, p, q); int64_t type_hasher(map type, key, seed) */
FUNCTION_OF_TYPE type_equal, GOSUB_TYPE_EQUAL
FUNCTION_OF_TYPE type_hasher, GOSUB_MAP_TYPE_HASHER

/* void rt_call_on_stack(fn, arg, void *stack_top, struct context *save): runs fn(arg) on another stack; the callee-saved
 * registers and SP stand in *save meanwhile, as after a switch. */
FUNCTION rt_call_on_stack
	ENTER CONTEXT_SAVED
	SAVE_CALLEE sp
	mov x9, sp
	str x9, [x3, #CONTEXT_SP]
	and x9, x2, #-16
	mov sp, x9
	mov x9, x0
	mov x0, x1
	blr x9
	sub x9, x29, #CONTEXT_SAVED
	RESTORE_CALLEE x9
	LEAVE
	ret
END rt_call_on_stack

/* From x0 and x1. */
.macro SYSTEM_RESULT
	mov x2, #0
	cmn x0, #4095
	b.lo .Ldone\@
	neg x2, x0
	mov x0, #-1
	mov x1, #0
.Ldone\@:
.endm

/* (r1, r2, errno) of a Go function (num, a1, a2, a3, a4, block of a5 and a6): a system call. */
.macro SYSTEM_CALL name
FUNCTION \name
	mov x8, x0
	mov x0, x1
	mov x1, x2
	mov x2, x3
	mov x3, x4
	ldp x4, x5, [x5]
	svc #0
	SYSTEM_RESULT
	ret
END \name
.endm

SYSTEM_CALL runtime.rawSyscall

/* The same while others may have the processor. The frame is what context_switch leaves, for who looks at the stack. */
FUNCTION runtime.blockingSyscall
	ENTER CONTEXT_SAVED
	SAVE_CALLEE sp
	mov x9, sp
	str x9, [x28, #G_CONTEXT + CONTEXT_SP]
	str x1, [x28, #G_CALL_ARGS + WORD(0)]
	str x2, [x28, #G_CALL_ARGS + WORD(1)]
	str x3, [x28, #G_CALL_ARGS + WORD(2)]
	str x4, [x28, #G_CALL_ARGS + WORD(3)]
	mov x19, x0
	mov x20, x1
	mov x21, x2
	mov x22, x3
	mov x23, x4
	mov x24, x5
	bl blocking_begin
	mov x25, x0
	mov x8, x19
	mov x0, x20
	mov x1, x21
	mov x2, x22
	mov x3, x23
	ldp x4, x5, [x24]
	svc #0
	mov x19, x0
	mov x20, x1
	mov x0, x25
	bl blocking_end
	mov x0, x19
	mov x1, x20
	SYSTEM_RESULT
	sub x9, x29, #CONTEXT_SAVED
	RESTORE_CALLEE x9
	LEAVE
	ret
END runtime.blockingSyscall

/* Entered by a signal's return, SP at a copy of the signal frame of the interrupted Go code; x29 is still its frame.
 * Leaves by returning from that copy, which restores every register. */
FUNCTION gosub_preempt_entry
	.cfi_undefined x30
	mov x19, sp
	sub sp, sp, #16
	stp x29, x0, [sp] /* x0: the interrupted PC, so that the walk shows it */
	mov x29, sp
	bl park_preempted
	mov x0, x19
	bl signal_prepare_return
	mov sp, x19
	mov x8, #139 /* rt_sigreturn */
	svc #0
	brk #1
END gosub_preempt_entry

/* Entered like gosub_preempt_entry, for a fault that becomes a panic: x0 is the PC of the fault. */
FUNCTION gosub_fault_entry
	.cfi_undefined x30
	stp x29, x0, [sp, #-16]!
	mov x29, sp
	bl panic_fault
	brk #1
END gosub_fault_entry

NAMED gosub_goroutine_entry, runtime.goexit, asm
NAMED gosub_main, runtime.main, proc
NAMED special_run_finalizers, runtime.runFinalizers, mfinal
NAMED special_run_cleanups, runtime.runCleanups, mcleanup
NAMED panic_call_deferred, runtime.gopanic, panic

	.section .note.GNU-stack, "", @progbits
