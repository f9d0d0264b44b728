package vn.postalgateway.console.web;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.postalgateway.console.ConfigurationFile;
import vn.postalgateway.console.ConfigurationShelf;

/** The files that the gateway read at its start; they are changed on disk, not here. */
@Controller
class ConfigurationController {

    private final ConfigurationShelf shelf;

    ConfigurationController(ConfigurationShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping("/console/admin/configuration")
    String list(Model model) {
        model.addAttribute("kinds", shelf.all().stream().collect(Collectors.groupingBy(ConfigurationFile::kind,
                TreeMap::new, Collectors.toList())));
        return "console/configuration";
    }
}
