// SPDX-License-Identifier: EUPL-1.2
#include "command/batch.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <thread>

#include "batch/child_process.h"
#include "batch/interrupt.h"
#include "batch/progress.h"
#include "batch/watchdog.h"
#include "batch/worker_pool.h"
#include "command/output_name.h"
#include "model/dutch_number.h"
#include "model/error.h"
#include "model/sha256.h"
#include "model/text.h"
#include "version.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> worker_arguments(const BatchOptions& batch, const PipelineOptions& options) {
    std::vector<std::string> arguments{"werker", "--datum=" + iso_text(options.date), "--tijdslimiet=" + plain_number(options.seconds_per_file),
                                       "--geheugen=" + std::to_string(batch.memory_bytes >> 20)};
    if (!options.catalogue.empty()) arguments.push_back("--catalogus=" + options.catalogue);
    if (!options.source.empty()) arguments.push_back("--bron=" + options.source);
    if (!options.region.empty()) arguments.push_back("--regio=" + options.region);
    if (options.reference_year) arguments.push_back("--peiljaar=" + std::to_string(*options.reference_year));
    if (batch.wishes.figures) arguments.emplace_back("--cijfers");
    if (!batch.wishes.feedback.empty()) arguments.push_back("--terugkoppeling=" + batch.wishes.feedback.string());
    return arguments;
}

// Under which settings an answer may be used again: the worker's own arguments, this version, and the catalogues and sources as they are.
std::string settings_digest(const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge) {
    Sha256 hash;
    hash.add(kVersion);
    for (const std::string& argument : worker_arguments(batch, options)) hash.add("\n" + argument);
    std::vector<fs::path> files = knowledge.library.sources();
    for (const auto& [file, catalogue] : knowledge.catalogues) files.push_back(file);
    for (const char* list : {"regio", "ontbrekend", "gebeurtenissen"}) files.push_back(knowledge.library.code_list(list));
    for (const fs::path& file : files) hash.add("\n" + content_of(file).sha256);
    return hash.hex();
}

std::string cause_of(const ProcessEnding& ending, const PipelineOptions& options) {
    constexpr int kKilled = 9;
    if (ending.code == kOutOfTime) return "het kostte veel meer tijd dan er is (" + dutch_number(options.seconds_per_file) + (options.seconds_per_file == 1 ? " seconde)" : " seconden)");
    if (ending.signal == kKilled) return "het besturingssysteem heeft het werkproces gestopt, waarschijnlijk omdat het geheugen op was";
    if (ending.signal != 0) return "het werkproces stopte onverwacht (signaal " + std::to_string(ending.signal) + ")";
    return "het werkproces stopte onverwacht (code " + std::to_string(ending.code) + ")";
}

// The files of this part.
std::vector<BatchFile> files_of_part(const FileList& list, const std::optional<Share>& part) {
    std::vector<BatchFile> all;
    for (std::size_t i = 0; i < list.files.size(); ++i) all.push_back({list.files[i], list.files[i].string(), list.names[i]});
    if (!part) return all;
    std::vector<ShareItem> items;
    for (const BatchFile& file : all) {
        const FileContent content = content_of(file.path);
        items.push_back({content.bytes, content.sha256, file.name});
    }
    std::vector<BatchFile> mine;
    for (const std::size_t item : items_of(*part, items)) mine.push_back(std::move(all[item]));
    return mine;
}

class Batch {
public:
    Batch(std::vector<BatchFile> files, const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge, const CommandContext& context,
          const TakeOutcome& take)
        : files_(std::move(files)), batch_(batch), options_(options), knowledge_(knowledge), context_(context), take_(take), done_(files_.size()) {}

    BatchResult run() {
        for (const BatchFile& file : files_) say_when_open(file.path, context_.talk);
        take_up_journal();
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (!done_[i]) left.push_back(i);
        const std::size_t before = files_.size() - left.size();
        if (before > 0) context_.talk << "Hervat: " << before << " van " << files_.size() << " bestanden waren al gedaan.\n";
        {
            const InterruptWatch watch;
            Progress progress(context_.talk, context_.live, files_.size(), before);
            if (context_.program.empty() || files_.size() < 2) do_here(left);
            else do_in_workers(left, progress);
        }
        for (const auto& [at, remark] : remarks_) context_.talk << remark << "\n";
        BatchResult result;
        result.done = static_cast<std::size_t>(std::ranges::count(done_, true));
        result.undone = files_.size() - result.done;
        result.exit_code = std::max<int>(exit_code_, result.undone > 0 ? kNotProcessed : kFine);
        result.journal = std::move(journal_);
        return result;
    }

private:
    void take_up_journal() {
        if (batch_.journal.empty() || files_.size() < 2) return;
        journal_ = std::make_unique<Journal>(batch_.journal, settings_digest(batch_, options_, knowledge_), batch_.resume);
        if (journal_->other_settings()) context_.talk << "De vorige keer was met andere instellingen of een andere catalogus: alles wordt opnieuw gedaan.\n";
        if (!batch_.resume) return;
        for (std::size_t i = 0; i < files_.size(); ++i)
            if (const auto answer = journal_->answer(files_[i].name, content_of(files_[i].path).sha256)) take(i, read_outcome(*answer, files_[i]));
    }

    // `line`: what the journal keeps of it, "" = nothing.
    void keep(std::size_t at, FileOutcome outcome, const std::string& line) {
        if (journal_ && !line.empty()) journal_->add(files_[at].name, outcome.figures.files.front().sha256, line);
        take(at, std::move(outcome));
        ++done_now_;
    }

    void take(std::size_t at, FileOutcome outcome) {
        const FileReport& report = outcome.report;
        exit_code_ = std::max<int>(exit_code_, !report.processed ? kNotProcessed : count(report.findings).errors > 0 ? kFindings : kFine);
        if (!outcome.remark.empty()) remarks_[at] = outcome.remark;
        done_[at] = true;
        take_(at, std::move(outcome));
    }

    void do_here(const std::vector<std::size_t>& left) {
        for (const std::size_t at : left) {
            if (InterruptWatch::stopped()) return;
            FileOutcome outcome = examined(files_[at], knowledge_, options_, batch_.wishes);
            const std::string line = journal_ ? outcome_line(outcome) : "";
            keep(at, std::move(outcome), line);
        }
    }

    void do_in_workers(const std::vector<std::size_t>& left, Progress& progress) {
        const std::size_t before = files_.size() - left.size();
        PoolWork work{context_.program, worker_arguments(batch_, options_), batch_.workers, {}, {}, {}, {}};
        for (const std::size_t at : left) work.requests.push_back(request_line(files_[at]));
        work.answered = [&](std::size_t request, const std::string& answer) { keep(left[request], read_outcome(answer, files_[left[request]]), answer); };
        work.died = [&](std::size_t request, const ProcessEnding& ending) {
            const BatchFile& file = files_[left[request]];
            FileOutcome outcome = unfinished(file, content_of(file.path), cause_of(ending, options_));
            // What a signal ended may have had nothing to do with the file: --hervat tries it again.
            const std::string line = ending.signal == 0 ? outcome_line(outcome) : "";
            keep(left[request], std::move(outcome), line);
        };
        work.keep_on = [&] {
            progress.show(before + done_now_);
            return !InterruptWatch::stopped();
        };
        (void)run_pool(work);   // what was not done has no outcome
    }

    std::vector<BatchFile> files_;
    const BatchOptions& batch_;
    const PipelineOptions& options_;
    const Knowledge& knowledge_;
    const CommandContext& context_;
    const TakeOutcome& take_;
    std::vector<bool> done_;                             // of each file
    std::map<std::size_t, std::string> remarks_;         // on files, of those that have one
    int exit_code_ = kFine;
    std::unique_ptr<Journal> journal_;
    std::size_t done_now_ = 0;                           // in this run
};

}  // namespace

void add_batch_options(po::options_description& options) {
    options.add_options()                                                                                                                                   //
        ("taken", po::value<int>()->value_name("N"), "zoveel bestanden tegelijk; zonder keuze: zoveel als de computer processorkernen heeft")                    //
        ("deel", po::value<std::string>()->value_name("K/N"), "doe alleen deel K van N gelijke delen, voor werk op meer computers; zie docs/groot-werk.md")      //
        ("hervat", "ga verder waar een onderbroken opdracht bleef")                                                                                            //
        ("geheugen", po::value<int>()->value_name("MB"),
         ("hoeveel geheugen één bestand mag gebruiken; zonder keuze: " + std::to_string(kWorkerBytes >> 20)).c_str());
}

std::size_t memory_limit(const po::variables_map& values) {
    if (!values.count("geheugen")) return kWorkerBytes;
    const int megabytes = values["geheugen"].as<int>();
    if (megabytes < 128) throw UsageError("--geheugen: geef het aantal megabytes, ten minste 128.");
    return static_cast<std::size_t>(megabytes) << 20;
}

BatchOptions batch_options(const po::variables_map& values, const fs::path& output) {
    BatchOptions batch;
    batch.workers = std::max(1U, std::thread::hardware_concurrency());
    if (values.count("taken")) {
        const int workers = values["taken"].as<int>();
        if (workers < 1 || workers > 1024) throw UsageError("--taken: geef een getal van 1 tot en met 1024.");
        batch.workers = static_cast<std::size_t>(workers);
    }
    if (values.count("deel")) batch.part = read_share(values["deel"].as<std::string>());
    batch.resume = values.count("hervat") > 0;
    if (batch.resume && output.empty()) throw UsageError("--hervat: geef dezelfde --uitvoer als de vorige keer; daarnaast staat hoe ver het werk was.");
    // "Uit/" is the folder "Uit": the journal stands beside it, not in it.
    if (!output.empty()) batch.journal = (output.has_filename() ? output : output.parent_path()).string() + ".voortgang";
    batch.memory_bytes = memory_limit(values);
    return batch;
}

BatchResult run_batch(const FileList& list, const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge, const CommandContext& context,
                      const TakeOutcome& take) {
    for (const std::string& remark : list.remarks) context.talk << remark << "\n";
    return Batch(files_of_part(list, batch.part), batch, options, knowledge, context, take).run();
}

std::string interrupted_words(const BatchResult& result) {
    const std::size_t all = result.done + result.undone;
    return "Onderbroken: " + std::to_string(result.done) + " van " + std::to_string(all) + " bestanden zijn gedaan." +
           (result.journal ? " Ga verder met dezelfde opdracht en --hervat." : "");
}

}  // namespace graadmeter
