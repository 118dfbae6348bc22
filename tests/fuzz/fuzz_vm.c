/* fuzz_vm.c - the text form of VM IR: what parses prints to a text that parses and prints the same. */
#include "fuzz.h"
#include "vm.h"

static struct vm_package *parse(struct fuzz *f, uint32_t file)
{
	return vm_parse(f->arena, vm_types_new(f->arena), &f->sources, file, &f->diags);
}

static void round_trip(struct fuzz *f, struct vm_package *vm)
{
	struct str first = vm_print(f->arena, vm);
	struct vm_package *again = parse(f, sources_add(&f->sources, STR("again.vm"), STR("/again.vm"), first));
	if (!again)
		kit_fatal("printed VM IR does not parse");
	if (!str_eq(first, vm_print(f->arena, again)))
		kit_fatal("VM IR changes on its second way through text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f;
	struct vm_package *vm = parse(&f, fuzz_open(&f, data, size));
	if (vm && !vm_verify(vm))
		round_trip(&f, vm);
	fuzz_close(&f);
	return 0;
}
