package vn.postalgateway.console.web;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.Differences;
import vn.postalgateway.console.DifferenceTable;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.TableFormat;

/** The differences that the page shows, and all its further pages, as a workbook. */
@Controller
class DifferenceTableController {

    private final Statements statements;
    private final FilterReader filters;
    private final DifferenceTable table;
    private final MessageSource texts;

    DifferenceTableController(Statements statements, FilterReader filters, Differences differences,
                              @Qualifier("xlsxTableFormat") TableFormat xlsx, MessageSource texts) {
        this.statements = statements;
        this.filters = filters;
        this.table = new DifferenceTable(differences, xlsx);
        this.texts = texts;
    }

    @GetMapping(DifferencesController.PLACE + ".xlsx")
    ResponseEntity<Resource> write(@PathVariable("statementId") String statementId, DifferenceAddress address,
                                   Locale locale) {
        String id = statements.byId(statementId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .statementId();
        DifferenceFilter filter = filters.read(address);
        return Download.of(id + "-differences.xlsx", out -> table.write(id, filter,
                key -> texts.getMessage(key, null, locale), locale.getLanguage(), out));
    }
}
