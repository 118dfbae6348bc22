// machine_pass.h - a pass over the machine's functions that leaves every analysis of LLVM's as it is.
#ifndef GOSUB_MACHINE_PASS_H
#define GOSUB_MACHINE_PASS_H

#include <llvm/CodeGen/MachineFunctionPass.h>

class machine_pass : public llvm::MachineFunctionPass
{
	const char *name;

      public:
	machine_pass(char &id, const char *n) : MachineFunctionPass(id), name(n)
	{
	}
	llvm::StringRef getPassName() const override
	{
		return name;
	}
	void getAnalysisUsage(llvm::AnalysisUsage &use) const override
	{
		use.setPreservesAll();
		MachineFunctionPass::getAnalysisUsage(use);
	}
};

#endif
