// SPDX-License-Identifier: EUPL-1.2
// An OpenDocument spreadsheet: the bytes of its content part.
#include "fuzz_target.h"
#include "model/error.h"
#include "read_all.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {
namespace {

std::string content(const std::string& spreadsheet) {
    return "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"t\" xmlns:style=\"s\" "
           "xmlns:number=\"n\"><office:automatic-styles><number:percentage-style style:name=\"N1\"/><style:style style:name=\"ce1\" "
           "style:family=\"table-cell\" style:data-style-name=\"N1\"/></office:automatic-styles><office:body><office:spreadsheet>" +
           spreadsheet + "</office:spreadsheet></office:body></office:document-content>";
}

const std::string kRow =
    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\"><text:p>Weert<text:s "
    "text:c=\"3\"/>&amp;</text:p><office:annotation><text:p>let op</text:p></office:annotation></table:table-cell><table:table-cell "
    "table:style-name=\"ce1\" office:value-type=\"percentage\" office:value=\"0.371\" table:number-columns-repeated=\"3\">"
    "<text:p>37,1 %</text:p></table:table-cell><table:covered-table-cell/></table:table-row>";

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    try {
        read_all(zip_of("in.ods", {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", std::string(view(data, size))}}));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::string open = "<table:table table:name=\"Blad1\">", close = "</table:table>";
    return {content(open + "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>" + kRow + close),
            content(open + "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
                           "table:number-columns-repeated=\"16384\"/></table:table-row>" + close),
            content(open + "<table:table-row-group table:display=\"false\">" + kRow + "</table:table-row-group><table:table-row>"
                           "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" "
                           "office:value-type=\"date\" office:date-value=\"2024-01-15T13:30:00\"/><table:table-cell "
                           "office:value-type=\"time\" office:time-value=\"PT13H30M\" table:formula=\"of:=[.A1]*2\"/><table:table-cell "
                           "office:value-type=\"boolean\" office:boolean-value=\"true\"/></table:table-row>" + close)};
}

}  // namespace graadmeter::fuzz
