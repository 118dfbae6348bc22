// machine.cpp - the one setting of LLVM's machines that LLVM-C has no word for.
#include <llvm-c/TargetMachine.h>
#include <llvm/Target/TargetMachine.h>

extern "C" void cg_tell_stack_sizes(LLVMTargetMachineRef tm, bool wanted);

void cg_tell_stack_sizes(LLVMTargetMachineRef tm, bool wanted)
{
	reinterpret_cast<llvm::TargetMachine *>(tm)->Options.EmitStackSizeSection = wanted;
}
