/* asm_names.S - functions of Go's runtime that stand for what C does here: nothing calls them, their addresses are put into the
 * stacks of profiles, so that tools find what they look for by name. */
#include "abi.h"
#include "sched/named.inc"

.macro STANDS_FOR name
	.section .text.prof_name_\name, "ax", %progbits
	.globl prof_name_\name
	.type prof_name_\name, %function
	.p2align 4
prof_name_\name:
	.long 0, 0
.Lend_prof_name_\name:
	.size prof_name_\name, . - prof_name_\name
.endm

STANDS_FOR chanrecv
STANDS_FOR chanrecv1
STANDS_FOR chansend
STANDS_FOR chansend1
STANDS_FOR selectgo
STANDS_FOR gopark
STANDS_FOR mallocgc
STANDS_FOR profilealloc
STANDS_FOR _System
STANDS_FOR _GC
STANDS_FOR _ExternalCode

NAMED prof_name_chanrecv, runtime.chanrecv, chan
NAMED prof_name_chanrecv1, runtime.chanrecv1, chan
NAMED prof_name_chansend, runtime.chansend, chan
NAMED prof_name_chansend1, runtime.chansend1, chan
NAMED prof_name_selectgo, runtime.selectgo, select
NAMED prof_name_gopark, runtime.gopark, proc
NAMED prof_name_mallocgc, runtime.mallocgc, malloc
NAMED prof_name_profilealloc, runtime.profilealloc, malloc
NAMED prof_name__System, runtime._System, proc
NAMED prof_name__GC, runtime._GC, proc
NAMED prof_name__ExternalCode, runtime._ExternalCode, proc

	.section .note.GNU-stack, "", %progbits
