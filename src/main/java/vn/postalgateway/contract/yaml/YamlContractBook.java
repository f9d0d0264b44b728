package vn.postalgateway.contract.yaml;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.contract.ContractBook;
import vn.postalgateway.contract.ContractTerms;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.tariff.Editions;

/** The contracts of {@code config/contracts}. */
@Component("contractBook")
public final class YamlContractBook implements ContractBook {

    private final Editions<ContractTerms> terms;

    public YamlContractBook(@Value("${gateway.config-folder:config}") String configFolder) {
        ConfigFolder folder = new ConfigFolder(configFolder, "contracts");
        terms = new Editions<>(folder.read(ContractSheet::read));
        ConfigFolder.refuseIfAny(terms.faults(Editions.Gaps.ALLOWED).stream()
            .map(each -> folder.faultAt(each.clause().file(), each.clause().line(), each.why())).toList());
    }

    @Override
    public Editions<ContractTerms> terms() {
        return terms;
    }
}
