/* asm_amd64.S - what C cannot say on x86-64: switching stacks, entering and leaving Go code.
 *
 * Go's convention (swiftcc): integers in rdi rsi rdx rcx r8 r9, floats in xmm0-7, a closure's context in r10,
 * results in rax rdx rcx r8 and xmm0-3; rbx rbp r12-r15 belong to the caller. r11 is free at every call.
 * Each function sets up a frame with rbp, so that walks by frame pointer and by CFI cross stacks. */
#include "abi.h"
#include "asm.h"
#include "named.inc"

#define TLS_LIMIT %fs:gosub_tls@tpoff+GOSUB_TLS_LIMIT
#define TLS_G     %fs:gosub_tls@tpoff+GOSUB_TLS_G

#define WORD(i)   (8 * (i))

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

.macro ENTER
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset %rbp, -16
	movq %rsp, %rbp
	.cfi_def_cfa_register %rbp
.endm

.macro LEAVE
	leave
	.cfi_def_cfa %rsp, 8
.endm

/* What the function's callers have in registers, at the same places below rbp in all frames (forget.c). */
.macro SAVE_CALLEE
	pushq %rbx
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	.cfi_offset %rbx, -24
	.cfi_offset %r12, -32
	.cfi_offset %r13, -40
	.cfi_offset %r14, -48
	.cfi_offset %r15, -56
.endm

.macro RESTORE_CALLEE
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbx
.endm

/* What compiled functions do once their frame is set up, for those that call Go from C: below the limit the function runs
 * again on a larger segment. So recursion through C grows the stack whatever the Go function called checks itself. */
.macro CHECK_STACK name
	cmpq TLS_LIMIT, %rsp
	jae .Lenough_\name
	movq TLS_G, %rax
	movq $\name, GOSUB_G_GROW_FN(%rax)
	callq gosub_morestack
	.cfi_remember_state
	LEAVE
	ret
	.cfi_restore_state
.Lenough_\name:
.endm

/* void context_switch(struct context *from, struct context *to)
 * The stack of `from` holds r15 r14 r13 r12 rbx rbp and the PC; then others may take it. */
FUNCTION context_switch
	pushq %rbp
	.cfi_def_cfa_offset 16
	.cfi_offset %rbp, -16
	pushq %rbx
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	.cfi_def_cfa_offset 56
	movq %rsp, CONTEXT_SP(%rdi)
	movq CONTEXT_SP(%rsi), %rsp
	movl $0, CONTEXT_ON_CPU(%rdi)
	RESTORE_CALLEE
	popq %rbp
	.cfi_def_cfa_offset 8
	ret
END context_switch

/* First PC of a goroutine, "returned" to by context_switch: rbx is its closure, rbp is 0 and ends walks.
 * The closure is the function's to keep, no longer than it needs it. */
FUNCTION gosub_goroutine_entry
	.cfi_undefined %rip
	movq %rbx, %r10
	xorl %ebx, %ebx
	callq *GOSUB_CLOSURE_CODE(%r10)
	callq park_exit
	ud2
END gosub_goroutine_entry

/* What the main goroutine runs; start.c has the rest. */
FUNCTION gosub_main
	ENTER
	callq start_program
	ud2
END gosub_main

/* What the goroutines for finalizers and for cleanups run, under the names that profiles and traces look for. */
FUNCTION special_run_finalizers
	ENTER
1:	callq special_next_finalizer
	jmp 1b
END special_run_finalizers

FUNCTION special_run_cleanups
	ENTER
1:	callq special_next_cleanup
	jmp 1b
END special_run_cleanups

/* On to a function that may leave its goroutine waiting, or collects for it. Its frames lie where others were, and the
 * collector takes what they do not write for pointers: so that is nothing. Registers of the callers are kept where the
 * collector finds them (forget.c), and not wherever C saves them. */
.macro OVER_CLEAN_STACK name, target, bytes
FUNCTION \name
	ENTER
	SAVE_CALLEE
	xorl %ebx, %ebx
	xorl %r12d, %r12d
	xorl %r13d, %r13d
	xorl %r14d, %r14d
	xorl %r15d, %r15d
	pushq %rbx
	xorps %xmm0, %xmm0
	.set .Lbelow, \bytes
	.rept \bytes / 16
	movups %xmm0, -.Lbelow(%rsp)
	.set .Lbelow, .Lbelow - 16
	.endr
	callq \target
	SAVED_ALL \name
	popq %rbx
	RESTORE_CALLEE
	LEAVE
	ret
END \name
.endm

OVER_CLEAN_STACK gc_asked, gc_start, 256
OVER_CLEAN_STACK chan_send_waiting, chan_wait_to_send, 256
OVER_CLEAN_STACK chan_recv_waiting, chan_wait_to_recv, 256
OVER_CLEAN_STACK select_waiting, select_wait, 704
OVER_CLEAN_STACK sema_waiting, sema_wait, 256
OVER_CLEAN_STACK notify_waiting, notify_wait, 256
OVER_CLEAN_STACK sleep_waiting, timer_sleep, 320
OVER_CLEAN_STACK poll_waiting, poll_wait_for, 256

/* gosub_morestack: called by a Go function whose frame is set up, with its own arguments, its address in g->grow_fn.
 * Runs it again on a larger segment; where it is, when the limit was a request to stop or give way. Saved below rbp:
 * arguments, then results while a segment is given back. */
#define SAVE_AREA 144

.macro MORESTACK_RESTORE
	movq -8(%rbp), %rdi
	movq -16(%rbp), %rsi
	movq -24(%rbp), %rdx
	movq -32(%rbp), %rcx
	movq -40(%rbp), %r8
	movq -48(%rbp), %r9
	movq -56(%rbp), %r10
	movq -64(%rbp), %rax
	movsd -72(%rbp), %xmm0
	movsd -80(%rbp), %xmm1
	movsd -88(%rbp), %xmm2
	movsd -96(%rbp), %xmm3
	movsd -104(%rbp), %xmm4
	movsd -112(%rbp), %xmm5
	movsd -120(%rbp), %xmm6
	movsd -128(%rbp), %xmm7
.endm

FUNCTION gosub_morestack
	ENTER
	subq $SAVE_AREA, %rsp
	movq %rdi, -8(%rbp)
	movq %rsi, -16(%rbp)
	movq %rdx, -24(%rbp)
	movq %rcx, -32(%rbp)
	movq %r8, -40(%rbp)
	movq %r9, -48(%rbp)
	movq %r10, -56(%rbp)
	movq %rax, -64(%rbp)
	movsd %xmm0, -72(%rbp)
	movsd %xmm1, -80(%rbp)
	movsd %xmm2, -88(%rbp)
	movsd %xmm3, -96(%rbp)
	movsd %xmm4, -104(%rbp)
	movsd %xmm5, -112(%rbp)
	movsd %xmm6, -120(%rbp)
	movsd %xmm7, -128(%rbp)
	movq TLS_G, %r11
	cmpq $GOSUB_LIMIT_STOP, TLS_LIMIT
	je .Lasked
	movq G_SPARE(%r11), %rax
	testq %rax, %rax
	jnz 1f
	movq GOSUB_G_GROW_FN(%r11), %rdi
	movq %rdi, -136(%rbp)
	movq %r11, %rdi
	callq stack_grow
	movq TLS_G, %r11
	movq -136(%rbp), %rdi
	movq %rdi, GOSUB_G_GROW_FN(%r11)
1:	/* rax: the segment, r11: g. Link it and put its limit in force. */
	movq $0, G_SPARE(%r11)
	movq G_SEGMENT(%r11), %rdi
	movq %rdi, SEGMENT_PREV(%rax)
	movq GOSUB_G_LIMIT(%r11), %rdi
	movq %rdi, SEGMENT_SAVED_LIMIT(%rax)
	movq %rsp, SEGMENT_SAVED_SP(%rax)
	movq %rax, G_SEGMENT(%r11)
	movq SEGMENT_LO(%rax), %rdi
	addq $GOSUB_STACK_RED, %rdi
	movq %rdi, GOSUB_G_LIMIT(%r11)
	movq %rdi, TLS_LIMIT
	/* The function's own entry SP is 16 above its rbp: a deferred call that may recover still may. */
	movq (%rbp), %rdi
	addq $16, %rdi
	cmpq %rdi, GOSUB_G_RECOVER_SP(%r11)
	jne 2f
	movq %rax, GOSUB_G_RECOVER_SP(%r11)
/* gdb lets a stack go on anywhere only above a function of this name, which -fsplit-stack made known. */
	.type __morestack, @function
__morestack:
2:	movq %rax, %rsp
	MORESTACK_RESTORE
	callq *GOSUB_G_GROW_FN(%r11)
	.globl gosub_morestack_grown
gosub_morestack_grown:
	/* Back: r9, r10, r11, rsi and rdi are free. The segment stays as the spare. */
	movq TLS_G, %r11
	movq G_SEGMENT(%r11), %r10
	movq SEGMENT_PREV(%r10), %r9
	movq %r9, G_SEGMENT(%r11)
	movq SEGMENT_SAVED_LIMIT(%r10), %r9
	movq %r9, GOSUB_G_LIMIT(%r11)
	movq %r9, TLS_LIMIT
	leaq -SAVE_AREA(%rbp), %rsp
	movq G_SPARE(%r11), %rsi
	movq %r10, G_SPARE(%r11)
	testq %rsi, %rsi
	jnz 3f
	LEAVE
	ret
3:	/* A deeper segment was the spare: it goes back to the pool. */
	.cfi_def_cfa %rbp, 16
	movq %rax, -8(%rbp)
	movq %rdx, -16(%rbp)
	movq %rcx, -24(%rbp)
	movq %r8, -32(%rbp)
	movsd %xmm0, -72(%rbp)
	movsd %xmm1, -80(%rbp)
	movsd %xmm2, -88(%rbp)
	movsd %xmm3, -96(%rbp)
	movq %r11, %rdi
	callq stack_shrink
	movq -8(%rbp), %rax
	movq -16(%rbp), %rdx
	movq -24(%rbp), %rcx
	movq -32(%rbp), %r8
	movsd -72(%rbp), %xmm0
	movsd -80(%rbp), %xmm1
	movsd -88(%rbp), %xmm2
	movsd -96(%rbp), %xmm3
	LEAVE
	ret
.Lasked:
	.cfi_def_cfa %rbp, 16
	movq GOSUB_G_GROW_FN(%r11), %rdi
	movq %rdi, -136(%rbp)
	callq park_preempted
	movq TLS_G, %r11
	movq -136(%rbp), %rdi
	movq %rdi, GOSUB_G_GROW_FN(%r11)
	movq (%rbp), %rdi
	addq $16, %rdi
	cmpq %rdi, GOSUB_G_RECOVER_SP(%r11)
	jne 4f
	movq %rsp, GOSUB_G_RECOVER_SP(%r11)
4:	MORESTACK_RESTORE
	callq *GOSUB_G_GROW_FN(%r11)
	.globl gosub_morestack_asked
gosub_morestack_asked:
	LEAVE
	ret
	.size __morestack, . - __morestack
END gosub_morestack

/* void gosub_frame_call(body, block, frame): see abi.h. Between frame->sp and rbp lie the frame's address and the five saved
 * registers. */
FUNCTION gosub_frame_call
	ENTER
	SAVE_CALLEE
	pushq %rdx
	movq TLS_G, %rax
	movq GOSUB_G_LIMIT(%rax), %rcx
	movq GOSUB_G_RECOVER_SP(%rax), %r8
	movq GOSUB_G_FRAMES(%rax), %r9
	movq $0, FRAME_DEFERS(%rdx)
	movq %r9, FRAME_LINK(%rdx)
	movq %rsp, FRAME_SP(%rdx)
	movq %rcx, FRAME_LIMIT(%rdx)
	movq %r8, FRAME_RECOVER_SP(%rdx)
	xorl %ecx, %ecx
	testq %r9, %r9
	jz 1f
	movq FRAME_DEPTH(%r9), %rcx
1:	incq %rcx
	movq %rcx, FRAME_DEPTH(%rdx)
	movq %rdx, GOSUB_G_FRAMES(%rax)
	movq %rdi, %rax
	movq %rsi, %rdi
	movq %rdx, %rsi
	callq *%rax
	SAVED_ALL gosub_frame_call
.Lframe_done:
	popq %rdx
	movq TLS_G, %rax
	movq FRAME_LINK(%rdx), %rcx
	movq %rcx, GOSUB_G_FRAMES(%rax)
	RESTORE_CALLEE
	LEAVE
	ret
END gosub_frame_call

/* void gosub_resume_frame(frame): a recovered panic whose frame has run all its deferred calls goes on at the end of
 * gosub_frame_call. The stacks above are given back from here, where nothing of them is needed any more. */
FUNCTION gosub_resume_frame
	.cfi_undefined %rip
	movq FRAME_SP(%rdi), %rsp
	leaq FRAME_CALL_SAVED(%rsp), %rbp
	callq panic_resume_done
	jmp .Lframe_done
END gosub_resume_frame

/* void panic_call_closure(closure): func(). recover() in it answers nil, as its entry SP is not in g->recover_sp; that
 * stays, for `defer recover()` is a call by the function that defers it. */
FUNCTION panic_call_closure
	ENTER
	CHECK_STACK panic_call_closure
	movq %rdi, %r10
	callq *GOSUB_CLOSURE_CODE(%rdi)
	LEAVE
	ret
END panic_call_closure

/* void panic_call_deferred(closure): func() that may recover: it finds its entry SP in g->recover_sp. */
FUNCTION panic_call_deferred
	ENTER
	CHECK_STACK panic_call_deferred
	pushq %rbx
	pushq %r12
	.cfi_offset %rbx, -24
	.cfi_offset %r12, -32
	movq TLS_G, %rbx
	movq GOSUB_G_RECOVER_SP(%rbx), %r12
	movq %rsp, GOSUB_G_RECOVER_SP(%rbx)
	movq %rdi, %r10
	callq *GOSUB_CLOSURE_CODE(%rdi)
	movq %r12, GOSUB_G_RECOVER_SP(%rbx)
	popq %r12
	popq %rbx
	LEAVE
	ret
	.globl panic_call_deferred_end
panic_call_deferred_end:
END panic_call_deferred

/* void rt_call_go(closure, int64_t args[6], int64_t results[4]): a Go function of integer arguments and results. */
FUNCTION rt_call_go
	ENTER
	CHECK_STACK rt_call_go
	pushq %rbx
	pushq %r12
	.cfi_offset %rbx, -24
	.cfi_offset %r12, -32
	movq %rdx, %rbx
	movq %rdi, %r10
	movq %rsi, %rax
	movq WORD(0)(%rax), %rdi
	movq WORD(1)(%rax), %rsi
	movq WORD(2)(%rax), %rdx
	movq WORD(3)(%rax), %rcx
	movq WORD(4)(%rax), %r8
	movq WORD(5)(%rax), %r9
	callq *GOSUB_CLOSURE_CODE(%r10)
	movq %rax, WORD(0)(%rbx)
	movq %rdx, WORD(1)(%rbx)
	movq %rcx, WORD(2)(%rbx)
	movq %r8, WORD(3)(%rbx)
	popq %r12
	popq %rbx
	LEAVE
	ret
END rt_call_go

/* Registers of a call as reflect.go keeps them: integers, then floats. */
#define REGISTERS_SIZE 112
#define FLOAT(i)       (48 + 8 * (i))

/* void call_registers(closure, struct registers *): calls it with what they hold, and leaves there what it returns. If a
 * function of package reflect handed its right to recover on, it is the closure's. */
FUNCTION gosub_rt_call_registers
	ENTER
	CHECK_STACK gosub_rt_call_registers
	pushq %rbx
	pushq %r12
	.cfi_offset %rbx, -24
	.cfi_offset %r12, -32
	movq %rsi, %rbx
	movq %rdi, %r10
	movsd FLOAT(0)(%rbx), %xmm0
	movsd FLOAT(1)(%rbx), %xmm1
	movsd FLOAT(2)(%rbx), %xmm2
	movsd FLOAT(3)(%rbx), %xmm3
	movsd FLOAT(4)(%rbx), %xmm4
	movsd FLOAT(5)(%rbx), %xmm5
	movsd FLOAT(6)(%rbx), %xmm6
	movsd FLOAT(7)(%rbx), %xmm7
	movq WORD(0)(%rbx), %rdi
	movq WORD(1)(%rbx), %rsi
	movq WORD(2)(%rbx), %rdx
	movq WORD(3)(%rbx), %rcx
	movq WORD(4)(%rbx), %r8
	movq WORD(5)(%rbx), %r9
	movq TLS_G, %rax
	testb $RECOVER_HANDED_ON, GOSUB_G_RECOVER_SP(%rax)
	jz 1f
	movq %rsp, GOSUB_G_RECOVER_SP(%rax)
1:	callq *GOSUB_CLOSURE_CODE(%r10)
	movq %rax, WORD(0)(%rbx)
	movq %rdx, WORD(1)(%rbx)
	movq %rcx, WORD(2)(%rbx)
	movq %r8, WORD(3)(%rbx)
	movsd %xmm0, FLOAT(0)(%rbx)
	movsd %xmm1, FLOAT(1)(%rbx)
	movsd %xmm2, FLOAT(2)(%rbx)
	movsd %xmm3, FLOAT(3)(%rbx)
	movq TLS_G, %rax
	cmpq %rsp, GOSUB_G_RECOVER_SP(%rax)
	jne 2f
	movq $0, GOSUB_G_RECOVER_SP(%rax)
2:
	popq %r12
	popq %rbx
	LEAVE
	ret
END gosub_rt_call_registers

/* Code of the functions that MakeFunc makes, and of method values: calls word `enter` of what the closure's second word
 * leads to (call.go, bitVector) with the closure and the registers. It checks the stack, being Go. A deferred one hands its
 * right to recover on to the next call_registers. */
.macro REGISTERS_STUB name, enter
FUNCTION \name
	ENTER
	subq $REGISTERS_SIZE, %rsp
	movq %rdi, WORD(0)(%rsp)
	movq %rsi, WORD(1)(%rsp)
	movq %rdx, WORD(2)(%rsp)
	movq %rcx, WORD(3)(%rsp)
	movq %r8, WORD(4)(%rsp)
	movq %r9, WORD(5)(%rsp)
	movsd %xmm0, FLOAT(0)(%rsp)
	movsd %xmm1, FLOAT(1)(%rsp)
	movsd %xmm2, FLOAT(2)(%rsp)
	movsd %xmm3, FLOAT(3)(%rsp)
	movsd %xmm4, FLOAT(4)(%rsp)
	movsd %xmm5, FLOAT(5)(%rsp)
	movsd %xmm6, FLOAT(6)(%rsp)
	movsd %xmm7, FLOAT(7)(%rsp)
	movq TLS_G, %rax
	leaq 16(%rbp), %rcx
	cmpq %rcx, GOSUB_G_RECOVER_SP(%rax)
	jne 1f
	orq $RECOVER_HANDED_ON, GOSUB_G_RECOVER_SP(%rax)
1:	movq %r10, %rdi
	movq %rsp, %rsi
	movq WORD(1)(%r10), %r10
	movq WORD(\enter)(%r10), %r10
	callq *GOSUB_CLOSURE_CODE(%r10)
	movq WORD(0)(%rsp), %rax
	movq WORD(1)(%rsp), %rdx
	movq WORD(2)(%rsp), %rcx
	movq WORD(3)(%rsp), %r8
	movsd FLOAT(0)(%rsp), %xmm0
	movsd FLOAT(1)(%rsp), %xmm1
	movsd FLOAT(2)(%rsp), %xmm2
	movsd FLOAT(3)(%rsp), %xmm3
	LEAVE
	ret
END \name
.endm

REGISTERS_STUB gosub_rt_make_func_stub, 0
REGISTERS_STUB gosub_rt_method_value_stub, 1

/* bool type_equal(type, p, q): on to the type's function, as if the caller had called it. */
FUNCTION type_equal
	movq GOSUB_TYPE_EQUAL(%rdi), %r10
	movq %rsi, %rdi
	movq %rdx, %rsi
	jmpq *GOSUB_CLOSURE_CODE(%r10)
END type_equal

/* int64_t type_hasher(map type, key, seed) */
FUNCTION type_hasher
	movq GOSUB_MAP_TYPE_HASHER(%rdi), %r10
	movq %rsi, %rdi
	movq %rdx, %rsi
	jmpq *GOSUB_CLOSURE_CODE(%r10)
END type_hasher

/* void rt_call_on_stack(fn, arg, void *stack_top, struct context *save): runs fn(arg) on another stack; the callee-saved
 * registers and SP stand in *save meanwhile, as after a switch. */
FUNCTION rt_call_on_stack
	ENTER
	SAVE_CALLEE
	/* A walker expects rbp and PC above the five saved registers. */
	movq %rsp, CONTEXT_SP(%rcx)
	movq %rdx, %rsp
	andq $-16, %rsp
	movq %rdi, %rax
	movq %rsi, %rdi
	callq *%rax
	leaq -CONTEXT_SAVED(%rbp), %rsp
	RESTORE_CALLEE
	LEAVE
	ret
END rt_call_on_stack

/* From rax and rdx. */
.macro SYSTEM_RESULT
	xorl %ecx, %ecx
	cmpq $-4095, %rax
	jb .Ldone\@
	movq %rax, %rcx
	negq %rcx
	movq $-1, %rax
	xorl %edx, %edx
.Ldone\@:
.endm

/* (r1, r2, errno) of a Go function (num, a1, a2, a3, a4, block of a5 and a6): a system call. */
.macro SYSTEM_CALL name
FUNCTION \name
	movq %rdi, %rax
	movq %rsi, %rdi
	movq %rdx, %rsi
	movq %rcx, %rdx
	movq %r8, %r10
	movq WORD(0)(%r9), %r8
	movq WORD(1)(%r9), %r9
	syscall
	SYSTEM_RESULT
	ret
END \name
.endm

SYSTEM_CALL runtime.rawSyscall

/* The same while others may have the processor. The frame is what context_switch leaves, for who looks at the stack. */
FUNCTION runtime.blockingSyscall
	ENTER
	SAVE_CALLEE
	movq TLS_G, %rax
	movq %rsp, G_CONTEXT + CONTEXT_SP(%rax)
	movq %rsi, G_CALL_ARGS + WORD(0)(%rax)
	movq %rdx, G_CALL_ARGS + WORD(1)(%rax)
	movq %rcx, G_CALL_ARGS + WORD(2)(%rax)
	movq %r8, G_CALL_ARGS + WORD(3)(%rax)
	subq $24, %rsp
	movq %rdi, %rbx
	movq %rsi, %r12
	movq %rdx, %r13
	movq %rcx, %r14
	movq %r8, %r15
	movq %r9, (%rsp)
	callq blocking_begin
	movq (%rsp), %rcx
	movq %rax, (%rsp)
	movq %rbx, %rax
	movq %r12, %rdi
	movq %r13, %rsi
	movq %r14, %rdx
	movq %r15, %r10
	movq WORD(0)(%rcx), %r8
	movq WORD(1)(%rcx), %r9
	syscall
	movq %rax, %rbx
	movq %rdx, %r12
	movq (%rsp), %rdi
	callq blocking_end
	movq %rbx, %rax
	movq %r12, %rdx
	SYSTEM_RESULT
	leaq -CONTEXT_SAVED(%rbp), %rsp
	RESTORE_CALLEE
	LEAVE
	ret
END runtime.blockingSyscall

/* Entered as if called at any instruction of Go code: every register is as it was when it returns. */
FUNCTION gosub_preempt_entry
	ENTER
	pushfq
	pushq %rax
	pushq %rbx
	pushq %rcx
	pushq %rdx
	pushq %rsi
	pushq %rdi
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	cld
	movq %rsp, %rbx
	andq $-64, %rsp
	cmpl $0, rt + RT_XSAVE_SIZE(%rip)
	je 1f
	/* xsave wants a zeroed header after the legacy area. */
	movl rt + RT_XSAVE_SIZE(%rip), %eax
	subq %rax, %rsp
	xorl %eax, %eax
	movq %rax, XSAVE_LEGACY + WORD(0)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(1)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(2)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(3)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(4)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(5)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(6)(%rsp)
	movq %rax, XSAVE_LEGACY + WORD(7)(%rsp)
	movl $XSAVE_COMPONENTS, %eax
	xorl %edx, %edx
	xsave64 (%rsp)
	callq park_preempted
	movl $XSAVE_COMPONENTS, %eax
	xorl %edx, %edx
	xrstor64 (%rsp)
	jmp 2f
1:	subq $XSAVE_LEGACY, %rsp
	fxsave64 (%rsp)
	callq park_preempted
	fxrstor64 (%rsp)
2:	movq %rbx, %rsp
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %r11
	popq %r10
	popq %r9
	popq %r8
	popq %rdi
	popq %rsi
	popq %rdx
	popq %rcx
	popq %rbx
	popq %rax
	popfq
	LEAVE
	ret
END gosub_preempt_entry

/* The same for a fault, which becomes a panic and never returns. */
FUNCTION gosub_fault_entry
	ENTER
	andq $-16, %rsp
	cld
	callq panic_fault
	ud2
END gosub_fault_entry

NAMED gosub_goroutine_entry, runtime.goexit, asm
NAMED gosub_main, runtime.main, proc
NAMED special_run_finalizers, runtime.runFinalizers, mfinal
NAMED special_run_cleanups, runtime.runCleanups, mcleanup
NAMED panic_call_deferred, runtime.gopanic, panic

	.section .note.GNU-stack, "", @progbits
