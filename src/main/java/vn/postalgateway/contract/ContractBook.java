package vn.postalgateway.contract;

import vn.postalgateway.tariff.Editions;

/** All contracts with their terms; read and checked at start. */
public interface ContractBook {

    Editions<ContractTerms> terms();
}
