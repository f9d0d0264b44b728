package vn.postalgateway.console.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.CodeLists;
import vn.postalgateway.console.PastedCodes;

/** A pasted list of codes becomes a part of the differences' address. */
@Controller
class CodeListController {

    private final CodeLists lists;

    CodeListController(CodeLists lists) {
        this.lists = lists;
    }

    @PostMapping(DifferencesController.PLACE + "/codes")
    String paste(@PathVariable("statementId") String statementId, @RequestParam("codes") String text,
                 DifferenceAddress address, RedirectAttributes next) {
        String place = "redirect:/console/finance/statements/" + statementId + "/differences";
        PastedCodes pasted = PastedCodes.of(text);
        if (pasted.isEmpty()) {
            return Asking.refused(next, "need.codes", place + address.query());
        }
        lists.keep(pasted);
        next.addFlashAttribute("cutOff", pasted.isFull());
        return place + address.with("list", pasted.name());
    }
}
