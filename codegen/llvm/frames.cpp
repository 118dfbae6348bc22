// frames.cpp - which words of a frame are dead at a call: passes of LLVM's code generation, and the table that the collector
// reads (runtime/abi.h, "Frame maps").
//
// Two kinds of words are told of, as all that happens to them can be seen. Slots: objects of the frame that instructions
// read and write at constant places only, so those of the register allocator and variables whose address goes nowhere.
// Saved registers: what a function keeps for its callers, which is what the register is at the caller's call. What is live
// behind the call is found by going backwards (Aho et al., Compilers, 9.2.5): slots once registers are allocated and before
// frames are laid out, while operands still say which object they are of; registers in the last code. A call carries the
// number of its set of slots from the one to the other as a marker that LLVM has for another debugger's sake; what loses
// it has no map.
#include "frames.h"
#include "machine_pass.h"
#include <llvm/ADT/BitVector.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/BinaryFormat/ELF.h>
#include <llvm/CodeGen/AsmPrinter.h>
#include <llvm/CodeGen/LivePhysRegs.h>
#include <llvm/CodeGen/MachineFrameInfo.h>
#include <llvm/CodeGen/MachineRegisterInfo.h>
#include <llvm/CodeGen/Passes.h>
#include <llvm/CodeGen/TargetInstrInfo.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/CodeGen/TargetRegisterInfo.h>
#include <llvm/CodeGen/TargetSubtargetInfo.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Module.h>
#include <llvm/MC/MCContext.h>
#include <llvm/MC/MCExpr.h>
#include <llvm/MC/MCSectionELF.h>
#include <llvm/MC/MCStreamer.h>
#include <llvm/MC/MCSymbolELF.h>
#include <llvm/Target/TargetMachine.h>

using namespace llvm;

namespace {

constexpr int64_t WORD = 8;
constexpr int64_t SLOT_MOST = 256; // bytes of an object: larger ones are arrays, with indices
constexpr unsigned WORDS_MOST = 4096;
constexpr unsigned NOBODY = ~0u;

// Sets of words, each with its number.
class numbered_sets {
	DenseMap<BitVector, unsigned> numbers;

public:
	SmallVector<BitVector, 16> list;

	unsigned number_of(const BitVector &set)
	{
		auto [at, is_new] = numbers.try_emplace(set, list.size());

		if (is_new)
			list.push_back(set);
		return at->second;
	}
	void clear()
	{
		numbers.clear();
		list.clear();
	}
};

// Of the function at hand.
struct notes {
	SmallVector<int, 32> word_object; // by word that is told of: its object, and which word of it
	SmallVector<int64_t, 32> word_offset;
	numbered_sets sets; // live words, by the number that calls carry
	bool known = false;
};

// ---- slots ----

struct access {
	int object = 0;
	int64_t offset = 0, size = 0; // size 0: not known
};

class slots_pass : public machine_pass {
	notes &out;
	DenseMap<int, unsigned> first; // object -> its first word
	BitVector exposed;	       // by object

public:
	static char ID;

	explicit slots_pass(notes &n) : machine_pass(ID, "live slots of frames"), out(n) {}
	bool runOnMachineFunction(MachineFunction &mf) override;

private:
	bool decode(const MachineInstr &i, unsigned operand, access &a) const;
	void find_exposed(const MachineFunction &mf);
	void choose_words(const MachineFunction &mf);
	void step(const MachineInstr &i, BitVector &live) const;
	void touch(const MachineInstr &i, const access &a, BitVector &live) const;
	bool flow(const MachineBasicBlock &b, SmallVectorImpl<BitVector> &in) const;
	void mark_calls(MachineFunction &mf, const SmallVectorImpl<BitVector> &in);
};

char slots_pass::ID;

// One access at a constant place of the object that operand n names.
bool slots_pass::decode(const MachineInstr &i, unsigned n, access &a) const
{
	const MachineFunction &mf = *i.getMF();
	const TargetInstrInfo *info = mf.getSubtarget().getInstrInfo();

	if (i.isInlineAsm() || !i.mayLoadOrStore())
		return false;
	a.object = i.getOperand(n).getIndex();
	if (i.hasOneMemOperand() && (*i.memoperands_begin())->getSize().hasValue() &&
	    !(*i.memoperands_begin())->getSize().isScalable())
		a.size = (int64_t)(*i.memoperands_begin())->getSize().getValue().getFixedValue();
	if (mf.getTarget().getTargetTriple().isX86()) { // base, scale, index, displacement, segment
		if (i.getNumOperands() < n + 5 || !i.getOperand(n + 1).isImm() || !i.getOperand(n + 2).isReg() ||
		    i.getOperand(n + 2).getReg() || !i.getOperand(n + 3).isImm() || !i.getOperand(n + 4).isReg() ||
		    i.getOperand(n + 4).getReg())
			return false;
		a.offset = i.getOperand(n + 3).getImm();
	} else {
		SmallVector<const MachineOperand *, 2> bases;
		LocationSize width = LocationSize::precise(0);
		bool scalable = false;

		if (!info->getMemOperandsWithOffsetWidth(i, bases, a.offset, scalable, width,
							 mf.getSubtarget().getRegisterInfo()) ||
		    scalable || bases.size() != 1 || bases[0] != &i.getOperand(n))
			return false;
	}
	return a.offset >= 0 && a.offset < mf.getFrameInfo().getObjectSize(a.object);
}

void slots_pass::find_exposed(const MachineFunction &mf)
{
	const MachineFrameInfo &frame = mf.getFrameInfo();
	access a;

	exposed.clear();
	exposed.resize((unsigned)frame.getObjectIndexEnd());
	for (const MachineBasicBlock &b : mf)
		for (const MachineInstr &i : b)
			for (unsigned n = 0; !i.isDebugInstr() && n < i.getNumOperands(); n++)
				if (i.getOperand(n).isFI() && i.getOperand(n).getIndex() >= 0 && !decode(i, n, a = access()))
					exposed.set((unsigned)i.getOperand(n).getIndex());
}

void slots_pass::choose_words(const MachineFunction &mf)
{
	const MachineFrameInfo &frame = mf.getFrameInfo();

	first.clear();
	for (int object = 0; object < frame.getObjectIndexEnd(); object++) {
		if (frame.isDeadObjectIndex(object) || frame.isVariableSizedObjectIndex(object) ||
		    frame.getStackID(object) != TargetStackID::Default || exposed.test((unsigned)object) ||
		    frame.getObjectSize(object) < WORD || frame.getObjectSize(object) > SLOT_MOST ||
		    out.word_object.size() > WORDS_MOST)
			continue;
		first[object] = out.word_object.size();
		for (int64_t at = 0; at + WORD <= frame.getObjectSize(object); at += WORD) {
			out.word_object.push_back(object);
			out.word_offset.push_back(at);
		}
	}
}

void slots_pass::touch(const MachineInstr &i, const access &a, BitVector &live) const
{
	auto found = first.find(a.object);
	int64_t size = i.getMF()->getFrameInfo().getObjectSize(a.object);
	int64_t end = a.size ? std::min(a.offset + a.size, size) : size;

	if (found == first.end())
		return;
	for (int64_t at = 0; at + WORD <= size; at += WORD) {
		unsigned word = found->second + (unsigned)(at / WORD);

		if (i.mayLoad() && at < end && at + WORD > a.offset)
			live.set(word);
		else if (!i.mayLoad() && a.size && at >= a.offset && at + WORD <= end)
			live.reset(word);
	}
}

// From what is live behind i to what is live before it.
void slots_pass::step(const MachineInstr &i, BitVector &live) const
{
	access a;

	if (i.isDebugInstr())
		return;
	for (unsigned n = 0; n < i.getNumOperands(); n++)
		if (i.getOperand(n).isFI() && i.getOperand(n).getIndex() >= 0 && decode(i, n, a = access()))
			touch(i, a, live);
}

// True: more is live at the start of b than was known.
bool slots_pass::flow(const MachineBasicBlock &b, SmallVectorImpl<BitVector> &in) const
{
	BitVector live(out.word_object.size());

	for (const MachineBasicBlock *next : b.successors())
		live |= in[(unsigned)next->getNumber()];
	for (const MachineInstr &i : reverse(b))
		step(i, live);
	live |= in[(unsigned)b.getNumber()];
	if (live == in[(unsigned)b.getNumber()])
		return false;
	in[(unsigned)b.getNumber()] = live;
	return true;
}

// Calls of other functions of Go, and those of the runtime in which goroutines wait or the heap is collected; in the
// others only what this goroutine's own allocation may find.
bool is_told_of(const MachineInstr &i)
{
	const MachineBasicBlock &b = *i.getParent();

	if (!i.isCall() || i.isReturn() || i.isInlineAsm() || (b.succ_empty() && !b.isReturnBlock()))
		return false;
	for (const MachineOperand &o : i.operands()) {
		if (o.isSymbol())
			return false;
		if (o.isGlobal())
			return !o.getGlobal()->getName().starts_with("gosub_") ||
			       o.getGlobal()->getName().starts_with("gosub_rt_") ||
			       cast<Function>(o.getGlobal())->hasFnAttribute("gosub-waits");
	}
	return true;
}

void slots_pass::mark_calls(MachineFunction &mf, const SmallVectorImpl<BitVector> &in)
{
	LLVMContext &ctx = mf.getFunction().getContext();

	for (MachineBasicBlock &b : mf) {
		BitVector live(out.word_object.size());

		for (const MachineBasicBlock *next : b.successors())
			live |= in[(unsigned)next->getNumber()];
		for (MachineInstr &i : reverse(b)) {
			if (is_told_of(i)) {
				Metadata *number = ConstantAsMetadata::get(
				    ConstantInt::get(Type::getInt32Ty(ctx), out.sets.number_of(live)));

				i.setHeapAllocMarker(mf, MDNode::get(ctx, number));
			}
			step(i, live);
		}
	}
}

bool slots_pass::runOnMachineFunction(MachineFunction &mf)
{
	SmallVector<BitVector, 32> in;
	bool changed = true;

	out = notes();
	if (mf.getFrameInfo().hasVarSizedObjects() || mf.getFunction().getCallingConv() != CallingConv::Swift)
		return false;
	find_exposed(mf);
	choose_words(mf);
	in.assign(mf.getNumBlockIDs(), BitVector(out.word_object.size()));
	while (changed && !out.word_object.empty()) {
		changed = false;
		for (const MachineBasicBlock &b : reverse(mf))
			changed |= flow(b, in);
	}
	mark_calls(mf, in);
	out.known = true;
	return false;
}

// ---- registers, and the table ----

struct saved { // a register of the callers
	MCRegister reg;
	unsigned number; // DWARF's
	int64_t offset;  // in words, from the frame pointer
};

struct site {
	MCSymbol *behind; // the call
	unsigned map;
};

class table_pass : public machine_pass {
	notes &in;
	SmallVector<saved, 8> regs;
	SmallVector<std::pair<int64_t, unsigned>, 32> words; // below the frame pointer, of in.word_object
	numbered_sets maps;
	SmallVector<site, 32> sites;

public:
	static char ID;
	AsmPrinter *printer = nullptr;

	explicit table_pass(notes &n) : machine_pass(ID, "maps of frames"), in(n) {}
	bool runOnMachineFunction(MachineFunction &mf) override;
	void emit(const MachineFunction &mf);

private:
	bool find_places(const MachineFunction &mf);
	void add_unused(const MachineFunction &mf, int64_t fp_at, int64_t pushed);
	void find_sites(MachineFunction &mf);
	unsigned map_number(const LivePhysRegs &live, const MachineRegisterInfo &info, const MDNode *marker);
};

char table_pass::ID;

// Offsets of objects count from the caller's SP, where the frame pointer is known by what it was saved as.
bool table_pass::find_places(const MachineFunction &mf)
{
	const MachineFrameInfo &frame = mf.getFrameInfo();
	const TargetRegisterInfo *info = mf.getSubtarget().getRegisterInfo();
	bool x86 = mf.getTarget().getTargetTriple().isX86();
	Register fp = info->getFrameRegister(mf);
	int64_t fp_at = x86 ? -2 * WORD : 0;

	regs.clear();
	words.clear();
	if (info->hasStackRealignment(mf))
		return false;
	for (const CalleeSavedInfo &c : frame.getCalleeSavedInfo())
		if (c.getReg() == fp && !c.isSpilledToReg())
			fp_at = frame.getObjectOffset(c.getFrameIdx());
	if (!fp_at)
		return false;
	for (const CalleeSavedInfo &c : frame.getCalleeSavedInfo()) {
		int number = info->getDwarfRegNum(c.getReg(), true);

		if (c.isSpilledToReg() || c.getReg() == fp || number < 0 || number > (x86 ? 15 : 28))
			continue;
		regs.push_back({c.getReg(), (unsigned)number, (frame.getObjectOffset(c.getFrameIdx()) - fp_at) / WORD});
	}
	for (unsigned n = 0; n < in.word_object.size(); n++) {
		int64_t below;

		if (frame.isDeadObjectIndex(in.word_object[n]))
			continue;
		below = fp_at - frame.getObjectOffset(in.word_object[n]) - in.word_offset[n];
		if (below > 0 && below % WORD == 0)
			words.push_back({below / WORD, n});
	}
	add_unused(mf, fp_at, x86 ? WORD : 0);
	llvm::sort(words);
	return true;
}

// What aligns the frame is nobody's; on x86 it may have been made by a push of any register.
void table_pass::add_unused(const MachineFunction &mf, int64_t fp_at, int64_t pushed)
{
	const MachineFrameInfo &frame = mf.getFrameInfo();
	int64_t low = -(int64_t)frame.getStackSize() - pushed + (int64_t)frame.getMaxCallFrameSize();
	BitVector used((unsigned)std::min((int64_t)WORDS_MOST, std::max((int64_t)0, (fp_at - low) / WORD)));

	for (int object = frame.getObjectIndexBegin(); object < frame.getObjectIndexEnd(); object++) {
		int64_t begin, end;

		if (object >= 0 && (frame.isDeadObjectIndex(object) || frame.isVariableSizedObjectIndex(object)))
			continue;
		end = fp_at - frame.getObjectOffset(object); // below the frame pointer, as words are counted
		begin = end - frame.getObjectSize(object);
		for (int64_t at = std::max((int64_t)0, begin / WORD); at * WORD < end && at < (int64_t)used.size(); at++)
			used.set((unsigned)at);
	}
	for (unsigned n = 0; n < used.size(); n++)
		if (!used.test(n))
			words.push_back({(int64_t)n + 1, NOBODY});
}

unsigned table_pass::map_number(const LivePhysRegs &live, const MachineRegisterInfo &info, const MDNode *marker)
{
	const BitVector &slots = in.sets.list[(unsigned)mdconst::extract<ConstantInt>(marker->getOperand(0))->getZExtValue()];
	BitVector map((unsigned)(regs.size() + words.size()));

	for (unsigned n = 0; n < regs.size(); n++)
		if (!live.available(info, regs[n].reg))
			map.set(n);
	for (unsigned n = 0; n < words.size(); n++)
		if (words[n].second != NOBODY && slots.test(words[n].second))
			map.set((unsigned)regs.size() + n);
	return maps.number_of(map);
}

void table_pass::find_sites(MachineFunction &mf)
{
	LivePhysRegs live(*mf.getSubtarget().getRegisterInfo());

	for (MachineBasicBlock &b : mf) {
		size_t first = sites.size();

		live.clear();
		live.addLiveOutsNoPristines(b);
		for (MachineInstr &i : reverse(b)) {
			if (i.isCall() && i.getHeapAllocMarker() && !i.getPostInstrSymbol()) {
				MCSymbol *behind = mf.getContext().createTempSymbol();

				i.setPostInstrSymbol(mf, behind);
				sites.push_back({behind, map_number(live, mf.getRegInfo(), i.getHeapAllocMarker())});
			}
			live.stepBackward(i);
		}
		std::reverse(sites.begin() + (ptrdiff_t)first, sites.end());
	}
}

bool table_pass::runOnMachineFunction(MachineFunction &mf)
{
	sites.clear();
	maps.clear();
	in.known = in.known && find_places(mf);
	if (in.known && !(regs.empty() && words.empty()))
		find_sites(mf);
	return false;
}

void table_pass::emit(const MachineFunction &mf)
{
	MCStreamer &out = *printer->OutStreamer;
	MCContext &ctx = mf.getContext();
	auto &text = static_cast<MCSectionELF &>(*mf.getSection());
	const MCSymbol *last = printer->getSymbol(&mf.getFunction());
	unsigned flags = ELF::SHF_LINK_ORDER | ELF::SHF_EXCLUDE | (text.getGroup() ? ELF::SHF_GROUP : 0);
	int64_t below = 0;

	if (!in.known)
		return;
	out.switchSection(ctx.getELFSection("gosub_frames", ELF::SHT_PROGBITS, flags, 0,
					    text.getGroup() ? text.getGroup()->getName() : "", true, text.getUniqueID(),
					    cast<MCSymbolELF>(text.getBeginSymbol())));
	out.emitULEB128IntValue(regs.size() + 1);
	for (const saved &r : regs) {
		out.emitULEB128IntValue(r.number);
		out.emitSLEB128IntValue(r.offset);
	}
	out.emitULEB128IntValue(words.size());
	for (const auto &w : words) {
		out.emitULEB128IntValue((uint64_t)(w.first - below));
		below = w.first;
	}
	out.emitULEB128IntValue(maps.list.size());
	for (const BitVector &m : maps.list)
		for (unsigned n = 0; n < m.size(); n += 8) {
			unsigned byte = 0;

			for (unsigned k = 0; k < 8 && n + k < m.size(); k++)
				byte |= (unsigned)m.test(n + k) << k;
			out.emitIntValue(byte, 1);
		}
	for (const site &s : sites) {
		out.emitULEB128Value(MCBinaryExpr::createSub(MCSymbolRefExpr::create(s.behind, ctx),
							     MCSymbolRefExpr::create(last, ctx), ctx));
		out.emitULEB128IntValue(s.map);
		last = s.behind;
	}
	out.emitULEB128IntValue(0);
}

class emit_pass : public machine_pass {
	table_pass &table;

public:
	static char ID;

	explicit emit_pass(table_pass &t) : machine_pass(ID, "tables of frames"), table(t) {}
	bool runOnMachineFunction(MachineFunction &mf) override
	{
		table.emit(mf);
		return false;
	}
};

char emit_pass::ID;

} // namespace

struct frame_passes {
	notes found;
	table_pass *table;
};

frame_passes *frames_begin(TargetPassConfig &config)
{
	auto *f = new frame_passes{{}, nullptr};

	f->table = new table_pass(f->found);
	config.insertPass(&FixupStatepointCallerSavedID, IdentifyingPassPtr(new slots_pass(f->found)));
	return f;
}

void frames_before_printer(frame_passes *f, legacy::PassManager &passes)
{
	passes.add(f->table);
}

void frames_behind_printer(frame_passes *f, legacy::PassManager &passes, AsmPrinter &printer)
{
	f->table->printer = &printer;
	passes.add(new emit_pass(*f->table));
}

void frames_end(frame_passes *f)
{
	delete f;
}
