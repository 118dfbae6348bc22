// machine.cpp - from a module to code. LLVM-C has no word for three settings: that an object says how large frames are,
// which of a target's passes are left out, and what comes between them (and behind: frames.cpp).
#include "frames.h"
#include "machine_pass.h"
#include <llvm-c/Core.h>
#include <llvm-c/TargetMachine.h>
#include <llvm/CodeGen/MachineModuleInfo.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Module.h>
#include <llvm/InitializePasses.h>
#include <llvm/PassRegistry.h>
#include <llvm/MC/MCStreamer.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#if LLVM_VERSION_MAJOR < 20
using machine_type = llvm::LLVMTargetMachine;
#else
using machine_type = llvm::TargetMachine;
#endif

// Instruction selection and scheduling take the square of a block's length where its instructions store or call: tables
// that functions fill, and lists of thousands of calls. So blocks are cut into pieces that run into each other; the
// jumps between them make no code. Pieces are long enough that what is known across a cut does not matter.
class CutLongBlocks : public llvm::FunctionPass {
	static constexpr unsigned piece = 500;

	static bool is_cut_before(const llvm::Instruction &i)
	{
		return llvm::isa<llvm::CallInst, llvm::StoreInst>(i) && !llvm::isa<llvm::DbgInfoIntrinsic>(i);
	}

	// Behind all variables: those of a later block would be made by its code.
	static llvm::BasicBlock::iterator behind_variables(llvm::BasicBlock &block)
	{
		auto first = block.begin();

		for (auto i = block.begin(); i != block.end(); ++i)
			if (llvm::isa<llvm::AllocaInst>(*i))
				first = i;
		return first;
	}

	static void cut(llvm::BasicBlock *block)
	{
		std::vector<llvm::Instruction *> cuts;
		unsigned n = 0;

		for (auto i = behind_variables(*block); i != block->end(); ++i)
			if (++n > piece && is_cut_before(*i)) {
				cuts.push_back(&*i);
				n = 0;
			}
		for (llvm::Instruction *i : llvm::reverse(cuts)) // so each moves once
			block->splitBasicBlock(i);
	}

    public:
	static char ID;

	CutLongBlocks() : FunctionPass(ID)
	{
	}

	bool runOnFunction(llvm::Function &f) override
	{
		std::vector<llvm::BasicBlock *> blocks;

		for (llvm::BasicBlock &b : f)
			if (b.size() > 2 * piece)
				blocks.push_back(&b);
		for (llvm::BasicBlock *b : blocks)
			cut(b);
		return !blocks.empty();
	}
};

char CutLongBlocks::ID;

// Behind the pass that would put the pieces together again.
static void cut_long_blocks(llvm::TargetPassConfig &config)
{
	llvm::PassRegistry &registry = *llvm::PassRegistry::getPassRegistry();
	const llvm::PassInfo *before;

	llvm::initializeCodeGen(registry);
	before = registry.getPassInfo(llvm::StringRef("codegenprepare"));
	if (before)
		config.insertPass(before->getTypeInfo(), new CutLongBlocks);
}

static llvm::AsmPrinter *make_printer(machine_type &machine, llvm::raw_pwrite_stream &out, LLVMCodeGenFileType type,
				      llvm::MCContext &ctx)
{
	auto streamer = machine.createMCStreamer(out, nullptr,
						 type == LLVMObjectFile ? llvm::CodeGenFileType::ObjectFile
									: llvm::CodeGenFileType::AssemblyFile,
						 ctx);

	if (!streamer) {
		llvm::consumeError(streamer.takeError());
		return nullptr;
	}
	return machine.getTarget().createAsmPrinter(machine, std::move(*streamer));
}

// The pass that folds nil checks asks of each pair of accesses whether they may meet, and takes it that what an access
// tells of its memory names a value. Accesses that were made of several need not: then nothing is told of them.
class ForgetUnknownMemory : public machine_pass {
	static bool is_known(const llvm::MachineMemOperand *m)
	{
		return m->getValue() || m->getPseudoValue();
	}

    public:
	static char ID;

	ForgetUnknownMemory() : machine_pass(ID, "unknown memory")
	{
	}

	bool runOnMachineFunction(llvm::MachineFunction &f) override
	{
		bool changed = false;

		for (llvm::MachineBasicBlock &b : f)
			for (llvm::MachineInstr &i : b)
				if (!llvm::all_of(i.memoperands(), is_known)) {
					i.dropMemRefs(f);
					changed = true;
				}
		return changed;
	}
};

char ForgetUnknownMemory::ID;

// As addPassesToEmitFile does it, with a word on the passes.
static bool add_passes(machine_type &machine, llvm::legacy::PassManager &passes, llvm::raw_pwrite_stream &out,
		       LLVMCodeGenFileType type, bool variables, frame_passes *&frames)
{
	auto *info = new llvm::MachineModuleInfoWrapperPass(&machine);
	llvm::TargetPassConfig *config = machine.createPassConfig(passes);
	llvm::AsmPrinter *printer;

	config->setDisableVerify(true);
	if (!variables)
		config->disablePass(&llvm::LiveDebugValuesID); // it does not see that there are none: 3 % of a build
	if (type == LLVMObjectFile)
		frames = frames_begin(*config);
	passes.add(config);
	passes.add(info);
	cut_long_blocks(*config);
	config->insertPass(&llvm::ExpandPostRAPseudosID, new ForgetUnknownMemory);
	if (config->addISelPasses())
		return false;
	config->addMachinePasses();
	config->setInitialized();
	printer = make_printer(machine, out, type, info->getMMI().getContext());
	if (!printer)
		return false;
	if (frames)
		frames_before_printer(frames, passes);
	passes.add(printer);
	if (frames)
		frames_behind_printer(frames, passes, *printer);
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
	frame_passes *frames = nullptr;
	bool added;

	machine.Options.EmitStackSizeSection = type == LLVMObjectFile;
	added = add_passes(machine, passes, out, type, variables, frames);
	if (added)
		passes.run(*llvm::unwrap(mod));
	frames_end(frames);
	if (!added)
		return nullptr;
	return LLVMCreateMemoryBufferWithMemoryRangeCopy(bytes.data(), bytes.size(), "");
}
