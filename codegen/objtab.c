/* objtab.c */
#include "llvm.h"
bool cg_fill_line_tables(struct arena *a, struct str *object, const char **error)
{
	return true;
}
