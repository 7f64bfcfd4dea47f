/** Models of Alibaba Cloud's own optics by port type, as its API names them; other text may stand as well. */
export const opticModels: Readonly<Record<string, readonly string[]>> = {
  '1000Base-LX': ['SFP-GE-LR-SM1310,10KM', 'SFP-GE-ER-SM1310,40KM', 'SFP-GE-ZR-SM1550,80KM'],
  '10GBase-LR': ['SFP-10G-LR-SM1310,10KM', 'SFP-10G-ER-SM1550,40KM', 'SFP-10G-ZR-SM1550,80KM'],
  '40GBase-LR': ['QSFP-40G-LR4-WDM1300,10KM', 'QSFP-40G-ER4-WDM1300,40KM', 'QSFP-40G-ZR4-WDM1300,80KM'],
  '100GBase-LR': ['QSFP28-100G-LR4-WDM1300,10KM', 'QSFP28-100G-ER4-WDM1300,40KM', 'QSFP28-100G-ZR4-WDM1300,80KM'],
};

export const media: readonly string[] = ['Single mode OS2', 'Single mode OS1'];
export const connectors: readonly string[] = ['LC/UPC duplex', 'LC/APC duplex', 'SC/UPC duplex', 'FC/UPC'];
