/* asm_names.S - functions of Go's runtime that stand for what C does here: nothing calls them, their addresses are put into the
 * stacks of profiles, so that tools find what they look for by name. */
#include "abi.h"
#include "sched/named.inc"

.macro STANDS_FOR name, file
	.section .text.prof_name_\name, "ax", %progbits
	.globl prof_name_\name
	.type prof_name_\name, %function
	.p2align 4
prof_name_\name:
	.long 0, 0
.Lend_prof_name_\name:
	.size prof_name_\name, . - prof_name_\name
	NAMED prof_name_\name, runtime.\name, \file
.endm

STANDS_FOR chanrecv, chan
STANDS_FOR chanrecv1, chan
STANDS_FOR chansend, chan
STANDS_FOR chansend1, chan
STANDS_FOR selectgo, select
STANDS_FOR gopark, proc
STANDS_FOR mallocgc, malloc
STANDS_FOR profilealloc, malloc
STANDS_FOR makeslice, slice
STANDS_FOR growslice, slice
STANDS_FOR memmove, asm
STANDS_FOR memclrNoHeapPointers, asm
STANDS_FOR memequal, asm
STANDS_FOR cmpstring, asm
STANDS_FOR concatstrings, string
STANDS_FOR slicebytetostring, string
STANDS_FOR stringtoslicebyte, string
STANDS_FOR intstring, string
STANDS_FOR stringtoslicerune, string
STANDS_FOR slicerunetostring, string
STANDS_FOR efaceeq, alg
STANDS_FOR memhash, alg
STANDS_FOR strhash, alg
STANDS_FOR interhash, alg
STANDS_FOR getitab, iface
STANDS_FOR makemap, map
STANDS_FOR mapaccess1, map
STANDS_FOR mapassign, map
STANDS_FOR mapdelete, map
STANDS_FOR mapclear, map
STANDS_FOR mapIterStart, map
STANDS_FOR mapIterNext, map
STANDS_FOR makechan, chan
STANDS_FOR closechan, chan
STANDS_FOR newproc, proc
STANDS_FOR deferproc, panic
STANDS_FOR newstack, stack
STANDS_FOR systemstack, asm
STANDS_FOR _System, proc
STANDS_FOR _GC, proc
STANDS_FOR _ExternalCode, proc

	.section .note.GNU-stack, "", %progbits
