// machine.cpp - from a module to code. LLVM-C has no word for two settings: that an object says how large frames are, and
// which of a target's passes are left out.
#include <llvm-c/Core.h>
#include <llvm-c/TargetMachine.h>
#include <llvm/CodeGen/MachineModuleInfo.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#if LLVM_VERSION_MAJOR < 20
using machine_type = llvm::LLVMTargetMachine;
#else
using machine_type = llvm::TargetMachine;
#endif

// As addPassesToEmitFile does it, with a word on the passes.
static bool add_passes(machine_type &machine, llvm::legacy::PassManager &passes, llvm::raw_pwrite_stream &out,
		       LLVMCodeGenFileType type, bool variables)
{
	auto *info = new llvm::MachineModuleInfoWrapperPass(&machine);
	llvm::TargetPassConfig *config = machine.createPassConfig(passes);

	config->setDisableVerify(true);
	if (!variables)
		config->disablePass(&llvm::LiveDebugValuesID); // it does not see that there are none: 3 % of a build
	passes.add(config);
	passes.add(info);
	if (config->addISelPasses())
		return false;
	config->addMachinePasses();
	config->setInitialized();
	if (machine.addAsmPrinter(passes, out, nullptr,
				  type == LLVMObjectFile ? llvm::CodeGenFileType::ObjectFile
							 : llvm::CodeGenFileType::AssemblyFile,
				  info->getMMI().getContext()))
		return false;
	passes.add(llvm::createFreeMachineFunctionPass());
	return true;
}

extern "C" LLVMMemoryBufferRef cg_make_code(LLVMTargetMachineRef tm, LLVMModuleRef mod, LLVMCodeGenFileType type,
					    bool variables);

LLVMMemoryBufferRef cg_make_code(LLVMTargetMachineRef tm, LLVMModuleRef mod, LLVMCodeGenFileType type, bool variables)
{
	auto &machine = *reinterpret_cast<machine_type *>(tm);
	llvm::legacy::PassManager passes;
	llvm::SmallVector<char, 0> bytes;
	llvm::raw_svector_ostream out(bytes);

	machine.Options.EmitStackSizeSection = type == LLVMObjectFile;
	if (!add_passes(machine, passes, out, type, variables))
		return nullptr;
	passes.run(*llvm::unwrap(mod));
	return LLVMCreateMemoryBufferWithMemoryRangeCopy(bytes.data(), bytes.size(), "");
}
