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
STANDS_FOR makeslice
STANDS_FOR growslice
STANDS_FOR memmove
STANDS_FOR memclrNoHeapPointers
STANDS_FOR memequal
STANDS_FOR cmpstring
STANDS_FOR concatstrings
STANDS_FOR slicebytetostring
STANDS_FOR stringtoslicebyte
STANDS_FOR intstring
STANDS_FOR stringtoslicerune
STANDS_FOR slicerunetostring
STANDS_FOR efaceeq
STANDS_FOR memhash
STANDS_FOR strhash
STANDS_FOR interhash
STANDS_FOR getitab
STANDS_FOR makemap
STANDS_FOR mapaccess1
STANDS_FOR mapassign
STANDS_FOR mapdelete
STANDS_FOR mapclear
STANDS_FOR mapIterStart
STANDS_FOR mapIterNext
STANDS_FOR makechan
STANDS_FOR closechan
STANDS_FOR newproc
STANDS_FOR deferproc
STANDS_FOR newstack
STANDS_FOR systemstack
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
NAMED prof_name_makeslice, runtime.makeslice, slice
NAMED prof_name_growslice, runtime.growslice, slice
NAMED prof_name_memmove, runtime.memmove, asm
NAMED prof_name_memclrNoHeapPointers, runtime.memclrNoHeapPointers, asm
NAMED prof_name_memequal, runtime.memequal, asm
NAMED prof_name_cmpstring, runtime.cmpstring, asm
NAMED prof_name_concatstrings, runtime.concatstrings, string
NAMED prof_name_slicebytetostring, runtime.slicebytetostring, string
NAMED prof_name_stringtoslicebyte, runtime.stringtoslicebyte, string
NAMED prof_name_intstring, runtime.intstring, string
NAMED prof_name_stringtoslicerune, runtime.stringtoslicerune, string
NAMED prof_name_slicerunetostring, runtime.slicerunetostring, string
NAMED prof_name_efaceeq, runtime.efaceeq, alg
NAMED prof_name_memhash, runtime.memhash, alg
NAMED prof_name_strhash, runtime.strhash, alg
NAMED prof_name_interhash, runtime.interhash, alg
NAMED prof_name_getitab, runtime.getitab, iface
NAMED prof_name_makemap, runtime.makemap, map
NAMED prof_name_mapaccess1, runtime.mapaccess1, map
NAMED prof_name_mapassign, runtime.mapassign, map
NAMED prof_name_mapdelete, runtime.mapdelete, map
NAMED prof_name_mapclear, runtime.mapclear, map
NAMED prof_name_mapIterStart, runtime.mapIterStart, map
NAMED prof_name_mapIterNext, runtime.mapIterNext, map
NAMED prof_name_makechan, runtime.makechan, chan
NAMED prof_name_closechan, runtime.closechan, chan
NAMED prof_name_newproc, runtime.newproc, proc
NAMED prof_name_deferproc, runtime.deferproc, panic
NAMED prof_name_newstack, runtime.newstack, stack
NAMED prof_name_systemstack, runtime.systemstack, asm
NAMED prof_name__System, runtime._System, proc
NAMED prof_name__GC, runtime._GC, proc
NAMED prof_name__ExternalCode, runtime._ExternalCode, proc

	.section .note.GNU-stack, "", %progbits
