//! Every kind of finding with its sentence in both languages.
//!
//! The sentences say what to do. `{name}` stands for a parameter of the problem. Code that meets a finding
//! compares the code; people read the sentence.

use crate::problem::Problem;
use crate::wire::wire_enum;

wire_enum! {
    /// What kind of finding it is. The wire words are stable: they are kept in events with their overrides.
    pub enum ProblemCode {
        /// `most`, `count`, `source`.
        BeyondLimit = "beyond_limit", "This would make {count}; the limit is {most} ({source}). Record what was granted as the reason, or remove some.", "此处将达到 {count} 个，限额为 {most} 个（{source}）。请以获批情况为理由说明，或减少数量。";
        /// `most`, `count`, `source`.
        BeyondFirmLimit = "beyond_firm_limit", "Remove some: this would make {count}, and no more than {most} are allowed ({source}).", "请减少数量：此处将达到 {count} 个，最多允许 {most} 个（{source}）。";
        /// `example`.
        AddressForm = "address_form", "Write one IP address, such as {example}.", "请填写一个 IP 地址，例如 {example}。";
        /// An address in 100.64.0.0/10.
        AddressShared = "address_shared", "Choose another address. Alibaba Cloud keeps 100.64.0.0/10 for itself, also on your side.", "请更换地址。100.64.0.0/10 为阿里云保留网段，用户侧也不能使用。";
        /// Loopback, multicast, link-local or reserved.
        AddressNoHost = "address_no_host", "Choose an address that a router’s port can have. This one is set apart for other uses.", "请填写路由器接口可用的地址，此地址另有用途。";
        /// Both ends of a link.
        AddressesSame = "addresses_same", "The two ends need different addresses.", "两端的地址不能相同。";
        /// `subnet`.
        NotInSubnet = "not_in_subnet", "Choose an address in {subnet}: both ends lie in one subnet.", "请填写 {subnet} 内的地址：两端须在同一子网。";
        /// `subnet`.
        AddressSetApart = "address_set_apart", "Choose another address of {subnet}. Its first and last addresses name the network and its broadcast.", "请更换 {subnet} 内的其他地址，首尾地址为网络地址和广播地址。";
        /// A public IPv4 address.
        AddressNotPrivate = "address_not_private", "The page asks for private addresses, such as those of 10.0.0.0/8. Change it, or say why this is right.", "文档要求使用私网地址，例如 10.0.0.0/8 内的地址。请修改，或说明理由。";
        /// `example`, `most`.
        MaskForm = "mask_form", "Write the mask as {example} or as a length from 8 to {most}.", "请填写掩码，例如 {example}，或 8 至 {most} 的前缀长度。";
        /// A large subnet for two ends.
        MaskShort = "mask_short", "The page asks for a long mask, such as 255.255.255.252 (/30). Change it, or say why this is right.", "文档建议使用较长的掩码，例如 255.255.255.252（/30）。请修改，或说明理由。";
        /// `example`.
        NetworkForm = "network_form", "Write a network with the length of its prefix, such as {example}.", "请填写带前缀长度的网段，例如 {example}。";
        /// `network`.
        NetworkHostBits = "network_host_bits", "Write the network by its first address: {network}.", "请以首地址填写网段：{network}。";
        /// `network`, `name`.
        NetworksOverlap = "networks_overlap", "This overlaps {network} of {name}. Traffic would go to one of the two only. Change one, or say why this is right.", "与 {name} 的 {network} 重叠，流量只会到达其中之一。请修改，或说明理由。";
        /// Not a number of four bytes.
        AsnForm = "asn_form", "Write the AS number in digits, such as 64512.", "请用数字填写 AS 号，例如 64512。";
        /// Not allowed on the cloud side.
        AsnNotLocal = "asn_not_local", "Write 45104, or a number of 64512 to 65534 or 4200000000 to 4294967294. 65025 is reserved.", "请填写 45104，或 64512 至 65534、4200000000 至 4294967294 之间的数字，65025 为保留号。";
        /// Set apart by the standards.
        AsnNotPeer = "asn_not_peer", "Write another AS number. 0, 23456, 65535 and 4294967295 are set apart.", "请填写其他 AS 号，0、23456、65535 和 4294967295 为保留号。";
        /// Both sides have one number.
        AsnSame = "asn_same", "Both sides have the same AS number. Change one, or say why this is right.", "两侧 AS 号相同。请修改，或说明理由。";
        /// VLAN 0 beside other VBRs.
        VlanZeroAlone = "vlan_zero_alone", "VLAN 0 makes the port a routed one with a single VBR. Choose 1 to 2999, or remove the other VBRs first.", "VLAN 0 表示三层路由接口，只能有一个 VBR。请选择 1 至 2999，或先移除其他 VBR。";
        /// `name`.
        VlanZeroTaken = "vlan_zero_taken", "{name} has VLAN 0, which leaves room for no other VBR on this circuit. Give it a VLAN of 1 to 2999 first.", "{name} 使用 VLAN 0，此专线不能再有其他 VBR。请先将其改为 1 至 2999。";
        /// `name`.
        VlanTaken = "vlan_taken", "Choose another VLAN. {name} has this one on the same circuit.", "请更换 VLAN，同一专线上的 {name} 已使用。";
        /// `subnet`, `name`.
        LinkTaken = "link_taken", "Choose another subnet. {subnet} overlaps the addresses of {name} on the same circuit.", "请更换子网，{subnet} 与同一专线上 {name} 的地址重叠。";
        /// `most` in Mbit/s.
        VbrBeyondPort = "vbr_beyond_port", "The port carries {most} Mbit/s. Choose less, or say why this is right.", "端口速率为 {most} Mbit/s。请选择较小的值，或说明理由。";
        /// `feature`.
        FeatureNotApplied = "feature_not_applied", "The port was applied for without {feature}, so its device may not have it. Ask for it, or say why this is right.", "申请端口时未选择 {feature}，设备可能不支持。请确认，或说明理由。";
        /// 8500 bytes without an ECR.
        MtuNeedsEcr = "mtu_needs_ecr", "8500 bytes are only possible at an ECR. Attach the VBR to one, choose 1500, or say why this is right.", "仅关联专线网关（ECR）后可使用 8500 字节。请先关联、改为 1500，或说明理由。";
        /// 8500 bytes at an ECR.
        MtuChangesAll = "mtu_changes_all", "8500 bytes change all VBRs and VPCs of this ECR. Say that everybody on it knows, or choose 1500.", "8500 字节会改变此专线网关（ECR）的全部 VBR 和 VPC。请说明相关方均已知悉，或改为 1500。";
        /// A network that stands there already.
        RouteTwice = "route_twice", "Remove this route. The same network stands above.", "请删除此路由，上方已有相同网段。";
        /// IPv6 without addresses.
        NoIpv6Link = "link_missing", "Fill in the IPv6 addresses of the VBR first.", "请先填写 VBR 的 IPv6 地址。";
        /// A BGP group without a peer.
        GroupWithoutPeer = "group_without_peer", "Add a peer, or remove this group.", "请添加 BGP 邻居，或移除此 BGP 组。";
        /// The peer's address is Alibaba Cloud's own.
        PeerIsCloud = "peer_is_cloud", "Write the address of your router. This one is Alibaba Cloud’s end of the link.", "请填写用户侧路由器的地址，此地址为阿里云侧。";
        /// Two peers with one address.
        PeerTwice = "peer_twice", "Remove this peer. Another has the same address.", "请移除此邻居，已有相同地址的邻居。";
        /// Not an id of a VBR.
        VbrIdForm = "vbr_id_form", "Write the id as the console shows it: vbr- and letters and digits.", "请按控制台所示填写实例 ID：vbr- 后接字母和数字。";
        /// A VBR twice at one router.
        VbrTwice = "vbr_twice", "Remove this one. The VBR stands in the list already.", "请移除，此 VBR 已在列表中。";
        /// `name`.
        VbrElsewhere = "vbr_elsewhere", "Remove it from {name} first. A VBR is attached to one router.", "请先从 {name} 移除，一个 VBR 只能关联一个路由器。";
        /// `name`.
        VbrInOtherGroup = "vbr_in_other_group", "Choose another VBR. A VBR is in one failover group only, and this one is in one of {name}.", "请更换 VBR，一个 VBR 只能属于一个倒换组，它已在 {name} 的倒换组中。";
        /// A transit router behind a transit router.
        TrOnlyAtEcr = "tr_only_at_ecr", "A transit router is associated with an ECR only. Choose VPC.", "转发路由器只能关联到专线网关（ECR），请选择 VPC。";
        /// A group of up to eight outside an ECR.
        GroupOnlyAtEcr = "group_only_at_ecr", "A group of more than two needs an ECR. Choose a group of two VBRs.", "两个以上 VBR 的故障切换组须在专线网关（ECR）上，请选择两个 VBR 的倒换组。";
        /// Fewer than two VBRs.
        GroupTooSmall = "group_too_small", "Choose at least two VBRs.", "请至少选择两个 VBR。";
        /// Two VBRs of one circuit.
        GroupSameCircuit = "group_same_circuit", "Choose VBRs of different circuits: a line that breaks takes all its VBRs with it.", "请选择不同专线的 VBR：一条专线中断时其全部 VBR 都会中断。";
        /// A VBR that is not at this router.
        MemberNotAttached = "member_not_attached", "Attach this VBR to the router first. All VBRs of a group hang on the same one.", "请先将此 VBR 关联到该路由器，同组 VBR 须关联同一路由器。";
        /// `name`.
        MemberWithoutBfd = "member_without_bfd", "Set BFD for {name} first. Every VBR of a failover group needs it.", "请先为 {name} 设置 BFD，倒换组的每个 VBR 都需要 BFD。";
        /// `name`: the failover group.
        GroupNeedsBfd = "group_needs_bfd", "Set BFD, or take this VBR out of {name} first. Every VBR of a failover group needs it.", "请设置 BFD，或先将此 VBR 移出 {name}，倒换组的每个 VBR 都需要 BFD。";
        /// `max` characters.
        BgpKeyForm = "bgp_key_form", "Write the MD5 key in letters, digits and signs without blanks, up to {max} of them.", "请用字母、数字和符号填写 MD5 密钥，不含空格，最多 {max} 个字符。";
        /// A router that is there becomes one of another kind.
        RouterKindStays = "router_kind_stays", "This router is created already and stays what it is. Plan a new one for the other kind.", "此路由器已创建，类型不能更改。请另行规划。";
        /// VBRs of several regions.
        GroupRegionsDiffer = "group_regions_differ", "Choose VBRs of one region.", "请选择同一地域的 VBR。";
        /// Not a number.
        FigureForm = "figure_form", "Write a number with up to three digits after the point, such as -7.5.", "请填写数字，小数点后最多三位，例如 -7.5。";
        /// `min`, `max`.
        FigureRange = "figure_range", "Write a number from {min} to {max}.", "请填写 {min} 至 {max} 之间的数字。";
        /// An item of the survey sheet without an answer. `number` on the sheet.
        SurveyItemOpen = "survey_item_open", "Item {number} of the survey sheet has no answer. Fill it in, or say why it stays open.", "工勘单第 {number} 项尚未填写。请补全，或说明为何暂缺。";
        /// No photo may be taken, and nothing was typed instead.
        EvidenceMissing = "evidence_missing", "Photos are not allowed there. Write down what was seen: rack, position, labels, free ports.", "现场不允许拍照。请写下所见：机柜、位置、标签、空闲端口。";
        /// Rate or wavelength of the two ends.
        OpticsDiffer = "optics_differ", "The two ends differ in rate or wavelength. Optical modules must match: change one, or say why this is right.", "两端的速率或波长不同。光模块必须匹配，请更换一端，或说明理由。";
        /// `rate` in Gbit/s.
        OpticNotOfPort = "optic_not_of_port", "The port of this circuit runs at {rate} Gbit/s. Check the module’s label, or say why this is right.", "此专线端口的速率为 {rate} Gbit/s。请核对光模块标签，或说明理由。";
        /// Multi-mode fibre.
        FibreNotSingleMode = "fibre_not_single_mode", "Alibaba Cloud’s ports are single-mode only. Use single-mode fibre, or say why this is right.", "阿里云端口仅支持单模。请使用单模光纤，或说明理由。";
        /// `reach` in km.
        DistanceBeyondReach = "distance_beyond_reach", "The cable is longer than the {reach} km that the module reaches. Choose another module, or say why this is right.", "线缆长度超过光模块的 {reach} 公里传输距离。请更换光模块，或说明理由。";
        /// Nothing of circuit id, label and port was written.
        BuiltNothing = "built_nothing", "Write at least one of circuit ID, cable label and panel port, or say why they are not known.", "请至少填写运营商电路编号、楼内线缆标签和配线架端口中的一项，或说明为何不知。";
        /// `loa`: what the LOA says.
        BuiltDiffers = "built_differs", "The LOA says {loa}. Correct this, have it rebuilt, or say why it is right.", "LOA 上为 {loa}。请更正、改接，或说明理由。";
        /// No reading of light.
        NoReading = "no_reading", "Write at least one reading.", "请至少填写一个读数。";
        /// The scenario changes without a reason.
        ChangeNeedsReason = "change_needs_reason", "Say why it changes. The reason is kept in the history.", "请说明变更原因，原因会保留在历史记录中。";
        /// A step of another scenario.
        StepNotHere = "step_not_here", "This step does not belong to the scenario of this circuit.", "此步骤不属于该专线的施工场景。";
        /// A limit without its source, or none where it is needed.
        LimitSourceUnknown = "limit_source_unknown", "Say where the limit comes from.", "请注明限值的来源。";
        /// A PIN of the gate that is no PIN.
        PinForm = "pin_form", "Choose a PIN of 4 to 8 digits.", "请设置 4 至 8 位数字的 PIN。";
        /// A required field is empty.
        Required = "required", "Fill this in.", "请填写此项。";
        /// `min`, `length` in characters.
        TooShort = "too_short", "Write at least {min} characters. This has {length}.", "至少写 {min} 个字符，现在是 {length} 个。";
        /// `max`, `length` in characters.
        TooLong = "too_long", "Shorten this to {max} characters. It has {length}.", "请缩短到 {max} 个字符以内，现在是 {length} 个。";
        /// `character` as U+XXXX, `position` counted from 1.
        ControlCharacter = "control_character", "Remove the control character {character} at position {position}.", "请删除第 {position} 位的控制字符 {character}。";
        /// `character`, `position`.
        DirectionCharacter = "direction_character", "Remove the hidden text-direction mark {character} at position {position}. It can make text read differently from what is stored.", "请删除第 {position} 位的隐藏方向标记 {character}，它会让显示的文字与保存的文字不一致。";
        /// `character`, `position`.
        InvisibleCharacter = "invisible_character", "Remove the invisible character {character} at position {position}.", "请删除第 {position} 位的不可见字符 {character}。";
        /// `position`.
        LostCharacter = "lost_character", "A character was lost at position {position} when this text was copied. Type it again.", "第 {position} 位的字符在复制时丢失，请重新输入。";
        /// A name begins with something else.
        LetterFirst = "letter_first", "Start with a letter or a Chinese character.", "请以字母或汉字开头。";
        /// `character`.
        CharacterNotAllowed = "character_not_allowed", "Remove “{character}”. Letters, digits, Chinese characters, _ and - can stand here.", "请删除“{character}”。这里可以用字母、数字、汉字、_ 和 -。";
        /// http:// or https:// where none may stand.
        WebAddress = "web_address", "Remove http:// or https://. Alibaba Cloud takes no web address here.", "请删除 http:// 或 https://，阿里云不接受在此填写网址。";
        /// `character`.
        NotLatin = "not_latin", "Write the name in Latin letters as in the passport. “{character}” is none.", "请按护照上的写法填写拉丁字母姓名，“{character}”不是拉丁字母。";
        /// A word that is not in the list.
        UnknownChoice = "unknown_choice", "Choose one of the values in the list.", "请从列表中选择一项。";
        /// An access point that the directory does not have.
        UnknownAccessPoint = "unknown_access_point", "Choose an access point from the list.", "请从列表中选择接入点。";
        /// The billing rules were not accepted.
        ConsentMissing = "consent_missing", "Read the billing rules, then tick the box.", "请阅读计费规则后勾选。";
        /// Something else already has this name.
        NameTaken = "name_taken", "Choose another name. This one is in use.", "此名称已被使用，请换一个。";
        /// `word`: what was to be typed.
        WordDiffers = "word_differs", "Type {word} exactly as it stands here. Nothing was erased.", "请完全照写「{word}」。尚未删除任何内容。";
        /// The root's file does not open.
        WrongPassphrase = "wrong_passphrase", "This passphrase does not open the root’s file. Type it again; nothing was changed.", "此口令打不开根密钥文件。请重新输入；未作任何改动。";
        /// Before today, or more than five years ahead. `min`, `max`: days.
        DayOutOfRange = "day_out_of_range", "Choose a day from {min} to {max}.", "请选择 {min} 至 {max} 之间的日期。";
        /// What was compared is not what was read.
        FingerprintDiffers = "fingerprint_differs", "Compare the fingerprint with the other desk, then tick the box. Nothing was taken yet.", "请与对方工作台核对指纹后勾选。尚未采纳任何内容。";
        /// The address book has them already.
        PersonKnown = "person_known", "This person is in the address book already, with the same document. Change that entry instead.", "通讯录中已有此人，证件相同。请修改已有的条目。";
        /// The address book has it already.
        CompanyKnown = "company_known", "This company is in the address book already. Change that entry instead.", "通讯录中已有此公司，请修改已有的条目。";
        /// Another circuit already has this id.
        InstanceIdTaken = "instance_id_taken", "Check the id. Another circuit on this desk already has it.", "请核对实例 ID，本工作台的另一条专线已使用它。";
        /// The company is not the account's.
        NameDiffersFromAccount = "name_differs_from_account", "Alibaba Cloud compares this with the account name. Write it as the account has it.", "阿里云会与账号名称比对，请按账号名称填写。";
        /// `limit`, `count`.
        QuotaReached = "quota_reached", "The quota here is {limit} and {used} count already: this would make {count}. Record a higher quota once Alibaba Cloud has granted it, or say why this is right.", "此处配额为 {limit} 条，已计入 {used} 条，提交后将达到 {count} 条。请在阿里云提高配额后登记，或说明理由。";
        /// `limit`, `used`, `count`, `other`: two sources contradict each other.
        UnpaidAboveOneSource = "unpaid_above_one_source", "This would make {count} circuits that are not enabled. One source refuses applications above {limit}, another allows {other}. Pay or cancel some first, or say why this is right.", "提交后将有 {count} 条尚未开通的专线。一处资料称超过 {limit} 条即拒绝申请，另一处允许 {other} 条。请先支付或取消部分专线，或说明理由。";
        /// `limit`, `used`, `count`.
        UnpaidQuotaReached = "unpaid_quota_reached", "The quota for circuits that are not enabled is {limit}, and this would make {count}. Pay or cancel some first, or say why this is right.", "尚未开通的专线配额为 {limit} 条，提交后将达到 {count} 条。请先支付或取消部分专线，或说明理由。";
        /// The account never activated outbound data transfer billing.
        TrafficBillingMissing = "traffic_billing_missing", "Alibaba Cloud refuses the first application of an account until outbound data transfer billing is activated. Activate it in the console, then tick this box.", "账号首次申请前须开通出方向流量计费，否则阿里云会拒绝申请。请在控制台开通后勾选此项。";
        /// The account manager did not allow load balancing.
        AccountManagerMustAllow = "account_manager_must_allow", "Ask the account manager first: this combination is opened per account. Tick the box once it is allowed, or choose another combination.", "请先联系客户经理：此组合需按账号开通。获准后勾选此项，或选择其他组合。";
        /// A CloudBox in high-reliability mode.
        CloudBoxNotHighReliability = "cloud_box_not_high_reliability", "High-reliability mode is not offered for CloudBox. Apply in classic mode, or remove the CloudBox.", "CloudBox 场景不支持高可靠模式。请使用经典模式申请，或移除 CloudBox。";
        /// `count` access points to choose.
        AccessPointsMissing = "access_points_missing", "Choose the access points: this combination needs {count}.", "请选择接入点：此组合需要 {count} 个接入点。";
        /// `count` that the combination needs.
        AccessPointsTooMany = "access_points_too_many", "Remove an access point: this combination needs {count}.", "请移除多余的接入点：此组合需要 {count} 个接入点。";
        /// The same access point twice.
        AccessPointRepeated = "access_point_repeated", "Choose a different access point. This combination puts its circuits at two.", "请选择不同的接入点，此组合的专线须分布在两个接入点。";
        /// The same instance id twice in one answer.
        InstanceIdRepeated = "instance_id_repeated", "Check the ids. This one stands here twice.", "请核对实例 ID，此 ID 重复填写。";
        /// `count` of the list.
        NotAllAnswered = "not_all_answered", "An order that succeeded has created all of its ports. Fill in the id of each.", "成功的订单会创建全部端口，请填写每个端口的实例 ID。";
        /// A member of an order that has no answer yet.
        OrderNotAnswered = "order_not_answered", "Ports of an order get their ids when the whole order succeeds. Record the order’s answer first.", "订单整体成功后端口才有实例 ID，请先登记订单结果。";
        /// No port is ticked.
        NoPortChosen = "no_port_chosen", "Choose at least one port.", "请至少选择一个端口。";
        /// A port of the order that is not ready, stands in the form twice, or is of another order.
        NoLoaForPort = "no_loa_for_port", "An LOA cannot be applied for on this port as it stands now. Take it out of the form.", "按当前状态，此端口不能申请 LOA，请将其从表单中移除。";
        /// Neither code nor text of an error.
        OrderErrorMissing = "order_error_missing", "Write what the console said: its error code, its text, or both.", "请填写控制台给出的错误代码或错误信息。";
        /// A circuit whose place cannot be taken.
        NotReplaceable = "not_replaceable", "Choose a circuit of the order that is closed, refused or failed, and that no other circuit replaces.", "请选择订单中已结束、被拒绝或失败且尚未被替换的专线。";
        /// A circuit that needs no correction.
        NotCorrectable = "not_correctable", "Only a refused or failed application is corrected, and only once. Apply for a new port.", "只有被拒绝或失败的申请可以修改后重新提交，且只能一次。请申请新的端口。";
        /// `max`, `count`.
        TooManyTags = "too_many_tags", "Keep at most {max} tags. There are {count}.", "最多保留 {max} 个标签，现在有 {count} 个。";
        /// `other` is the row counted from 1.
        TagKeyRepeated = "tag_key_repeated", "Change this key. Row {other} has the same one.", "请修改标签键，第 {other} 行已使用同样的键。";
        /// `prefix`.
        TagPrefixReserved = "tag_prefix_reserved", "Start with something other than {prefix}. Alibaba Cloud keeps it for itself.", "请不要以 {prefix} 开头，此前缀由阿里云保留。";
        /// Not of the form of a circuit id.
        InstanceIdForm = "instance_id_form", "Copy the id from the console. It looks like pc-bp1qrb3n7wd0k5x2m: pc-, then 6 to 40 small letters and digits.", "请从控制台复制实例 ID，形如 pc-bp1qrb3n7wd0k5x2m：pc- 后接 6 至 40 个小写字母或数字。";
        /// Not of the form of an access point id.
        AccessPointIdForm = "access_point_id_form", "Copy the id from the console. It looks like ap-cn-hangzhou-xs-B.", "请从控制台复制接入点 ID，形如 ap-cn-hangzhou-xs-B。";
        /// Not a bandwidth.
        BandwidthForm = "bandwidth_form", "Write the bandwidth in Mbit/s, such as 4000, or with its unit, such as 10G.", "请以 Mbit/s 填写带宽，例如 4000，或带单位，例如 10G。";
        /// `min`, `max` in Mbit/s.
        BandwidthRange = "bandwidth_range", "Write a bandwidth from {min} to {max} Mbit/s.", "请填写 {min} 至 {max} Mbit/s 的带宽。";
        /// `limit` in Mbit/s.
        BandwidthBeyondApi = "bandwidth_beyond_api", "The application field of Alibaba Cloud ends at {limit} Mbit/s. Check the contract, or say why this is right.", "阿里云申请字段的上限为 {limit} Mbit/s。请核对合同，或说明理由。";
        /// `limit` in Mbit/s, `port`.
        BandwidthBeyondPort = "bandwidth_beyond_port", "A {port} port carries {limit} Mbit/s. Lower the bandwidth, or say why this is right.", "{port} 端口最多承载 {limit} Mbit/s。请降低带宽，或说明理由。";
        /// `carrier`.
        DarkFibreAtCarrierSite = "dark_fibre_at_carrier_site", "{carrier} sites take no dark fibre. Choose another line type, or say why this is right.", "{carrier}机房不接受裸光纤。请选择其他专线类型，或说明理由。";
        /// `carrier`.
        DarkFibreWithCarrier = "dark_fibre_with_carrier", "With {carrier} as the provider, dark fibre is not supported. Choose another line type, or say why this is right.", "选择{carrier}时不支持裸光纤。请选择其他专线类型，或说明理由。";
        /// `carrier`.
        SiteTakesOwnCircuitsOnly = "site_takes_own_circuits_only", "This access point is run by {carrier} and takes only its own circuits. Choose {carrier}, or another access point.", "此接入点由{carrier}运营，只接受其自有专线。请选择{carrier}，或更换接入点。";
        /// `carrier`.
        SiteSharedWithCarrier = "site_shared_with_carrier", "One building of this access point is run by {carrier} and takes only its own circuits. Ask which building it will be, or say why this is right.", "此接入点有一栋楼由{carrier}运营，只接受其自有专线。请确认是哪一栋，或说明理由。";
        /// A mainland carrier at a site elsewhere.
        CarrierOutsideMainland = "carrier_outside_mainland", "This provider entry is for the Chinese mainland, and the access point is not. Choose another provider, or say why this is right.", "此运营商选项用于中国内地，而接入点不在内地。请更换运营商，或说明理由。";
        /// A carrier entry of elsewhere at a mainland site.
        CarrierInMainland = "carrier_in_mainland", "This provider entry is for places outside the Chinese mainland, and the access point is inside. Choose another provider, or say why this is right.", "此运营商选项用于中国内地以外，而接入点在内地。请更换运营商，或说明理由。";
        /// `seen`: the day of the note, with its preposition, or nothing.
        AccessPointDisabled = "access_point_disabled", "You noted{seen} that this access point is closed for applications. Choose another one, or correct the note under “Access points” if it has opened again.", "你{seen}记录此接入点已停用。请更换接入点；如已恢复，请在“接入点”页面更正记录。";
        /// `seen`, as above.
        AccessPointFull = "access_point_full", "You noted{seen} that this access point is full. Choose another one, or say why this is right.", "你{seen}记录此接入点已满。请更换接入点，或说明理由。";
        /// `port`, `known`: port types.
        PortTypeNotSeenThere = "port_type_not_seen_there", "You noted these port types at this access point: {known}. Choose one of them or another access point instead of the {port}, or say why this is right.", "你记录的此接入点端口类型为：{known}，其中没有{port}。请改选其中一种或更换接入点，或说明理由。";
        /// `port`.
        AskManagerForPort = "ask_manager_for_port", "Above 10 Gbit/s the account manager is asked first. Write whom you asked about the {port}, or say why this is right.", "超过 10 Gbit/s 须先联系客户经理。请填写就{port}联系过谁，或说明理由。";
        /// A CloudBox cluster, and nobody was asked.
        AskManagerForCloudBox = "ask_manager_for_cloud_box", "Ports for CloudBox need leave from the account manager. Write whom you asked, or say why this is right.", "CloudBox 端口须先向客户经理申请权限。请填写联系过谁，或说明理由。";
        /// Allocated, confirmed or enabled it is not.
        RedundantNotReady = "redundant_not_ready", "Choose a circuit whose port is allocated, waiting for payment or enabled. This one is not there yet.", "请选择端口已分配、待付款或已开通的专线，此专线尚未到达这些状态。";
        /// `feature`.
        FeatureNeedsHighReliability = "feature_needs_high_reliability", "{feature} exists in high-reliability mode only. Remove it here.", "{feature}仅在高可靠模式下提供，请在此移除。";
        /// `row` counted from 1, `other` the same.
        EngineerRepeated = "engineer_repeated", "Rows {other} and {row} have the same document number. Remove one of them.", "第 {other} 行与第 {row} 行的证件号码相同，请删除其中一行。";
        /// The list is empty.
        NoEngineers = "no_engineers", "Add at least one engineer.", "请至少添加 1 名工程师。";
        /// `max`, `count`.
        TooManyEngineers = "too_many_engineers", "One application takes {max} engineers, and there are {count}. Put the others into a second application.", "一次申请最多 {max} 名工程师，现在有 {count} 名。其余人员请另行申请。";
        /// Not 18 characters.
        IdCardForm = "id_card_form", "A mainland ID card has 18 characters: 17 digits, then a digit or X. Check the number, or say why this is right.", "内地身份证为 18 位：17 位数字加 1 位数字或 X。请核对号码，或说明理由。";
        /// Digits 7 to 14 are no date.
        IdCardBirthDate = "id_card_birth_date", "Digits 7 to 14 of this ID card are not a date of birth. Check the number, or say why this is right.", "身份证第 7 至 14 位不是有效的出生日期。请核对号码，或说明理由。";
        /// The check character does not fit.
        IdCardChecksum = "id_card_checksum", "The last character of this ID card does not fit the others. Compare it with the card, or say why this is right.", "身份证末位校验码不符。请与证件核对，或说明理由。";
        /// Not the usual shape of a passport number.
        PassportForm = "passport_form", "A passport number has 5 to 20 capital letters and digits. Compare it with the passport, or say why this is right.", "护照号码为 5 至 20 位大写字母或数字。请与护照核对，或说明理由。";
        /// Neither ID card nor passport.
        DocumentOther = "document_other", "Alibaba Cloud’s form offers ID card and passport. Choose one of them, or say why this document is right.", "阿里云的表单只提供身份证和护照。请选择其一，或说明理由。";
        /// Not E.164.
        PhoneForm = "phone_form", "Write the phone with its country code, for example +86 139 0000 0000, or say why this is right.", "请带国家代码填写电话，例如 +86 139 0000 0000，或说明理由。";
        /// Not a date.
        DateForm = "date_form", "Write the date as year-month-day, for example 2026-11-27.", "请按年-月-日填写日期，例如 2026-11-27。";
        /// Not a time of day.
        TimeForm = "time_form", "Write the time with hours and minutes, for example 09:00.", "请按时:分填写时间，例如 09:00。";
        /// Not a zone of the IANA list.
        ZoneUnknown = "zone_unknown", "Choose a time zone from the list, for example Asia/Shanghai.", "请从列表中选择时区，例如 Asia/Shanghai。";
        /// `time`, `zone`.
        LocalTimeSkipped = "local_time_skipped", "{time} does not exist in {zone}: the clocks are put forward then. Choose another time.", "{zone} 没有 {time} 这一时刻，当时时钟拨快。请选择其他时间。";
        /// `time`, `zone`.
        LocalTimeTwice = "local_time_twice", "{time} comes twice in {zone}, because the clocks are put back. The earlier one is taken. Choose another time, or say why this is right.", "{zone} 的 {time} 因时钟拨慢出现两次，按较早的一次计。请选择其他时间，或说明理由。";
        /// `start` as local date and time.
        WindowEndsBeforeStart = "window_ends_before_start", "The window ends before it starts. Move the end after {start}.", "结束时间早于开始时间。请改到 {start} 之后。";
        /// `end` as local date and time.
        WindowPast = "window_past", "The window ended at {end}. Choose a later date.", "时间窗口已于 {end} 结束，请选择之后的日期。";
        /// `start` as local date and time.
        WindowBegun = "window_begun", "The window has already begun, at {start}. Choose a later start, or say why this is right.", "时间窗口已于 {start} 开始。请选择之后的开始时间，或说明理由。";
        /// `days`, `max`.
        WindowTooLong = "window_too_long", "The window is {days} days long. Keep it to {max} days, or say why this is right.", "时间窗口长达 {days} 天。请控制在 {max} 天以内，或说明理由。";
        /// `name`, `from`, `to`.
        FreezeNear = "freeze_near", "The site may be closed from {from} to {to} ({name}). Choose other dates, or say why this is right.", "{from} 至 {to} 机房可能封网（{name}）。请选择其他日期，或说明理由。";
        /// `name`, `from`, `to`: a freeze that meets the visit.
        FreezeMeets = "freeze_meets", "The visit falls into a freeze ({name}, {from} to {to}): the site may let nobody in. Choose other dates, or say why this is right.", "入场时间落在封网期内（{name}，{from} 至 {to}），机房可能不予入场。请选择其他日期，或说明理由。";
        /// `day`, `name`, `calendar`.
        VisitOnHoliday = "visit_on_holiday", "{day} is a holiday at the site ({name}, {calendar}). Choose a working day, or say why this is right.", "{day} 是当地节假日（{name}，{calendar}）。请选择工作日，或说明理由。";
        /// `day`, `calendar`.
        VisitOnDayOff = "visit_on_day_off", "{day} is a day off at the site ({calendar}). Choose a working day, or say why this is right.", "{day} 是当地休息日（{calendar}）。请选择工作日，或说明理由。";
        /// `until`, `days`: the visit lies after what the organisation lets a handout be valid.
        VisitAfterValidity = "visit_after_validity", "A handout issued today is valid for {days} days, until {until}, and the visit ends later. Issue it nearer to the visit, or say why it is to be valid for longer.", "今天签发的函件有效期为 {days} 天，至 {until}，而入场时间在此之后。请临近入场时再签发，或说明为何延长有效期。";
        /// `end`: the visit of the application whose handout is wanted.
        VisitOver = "visit_over", "The visit ended at {end}. Apply for the LOA again with a later window.", "入场时间已于 {end} 结束。请以之后的时间再次申请 LOA。";
        /// `until`: the window does not end inside the validity.
        VisitOutsideValidity = "visit_outside_validity", "The handout would end at {until}, before the visit does. Raise the days of validity in the settings.", "函件有效期至 {until}，早于入场结束时间。请在设置中增加有效天数。";
        /// The company is not the owner of an individual account.
        NameDiffersFromOwner = "name_differs_from_owner", "The account belongs to a person: Alibaba Cloud compares this with the owner’s name. Write it as the account has it, or say why this is right.", "该账号为个人账号，阿里云会与账号所有人姓名比对。请按账号填写，或说明理由。";
        /// `what`: a fact of the place that the approval does not state.
        FacilityMissing = "facility_missing", "The approval does not say: {what}. Record the approval again with it, or say why the paper goes without.", "审批信息缺少：{what}。请补充后重新登记通过，或说明为何不需要。";
        /// `row` counted from 1, `what`.
        EngineerDataMissing = "engineer_data_missing", "Row {row} of the engineers lacks: {what}. Apply for the LOA again with it.", "第 {row} 名工程师缺少：{what}。请补充后再次申请 LOA。";
        /// `row` counted from 1.
        EngineerErased = "engineer_erased", "The data of the engineer in row {row} were erased. Apply for the LOA again without that person.", "第 {row} 名工程师的数据已被删除。请去掉此人后再次申请 LOA。";
        /// `characters`, `codes`.
        CannotPrint = "cannot_print", "The paper cannot print {characters} ({codes}). Write the spelling in Latin letters as in the passport.", "纸面字体无法打印 {characters}（{codes}）。请按护照上的拉丁字母写法填写。";
        /// `carrier`.
        CarrierLetterNeeded = "carrier_letter_needed", "This site of {carrier} also asks for the carrier’s own letter, sealed by you and by Alibaba Cloud. Write that it was obtained, when and from whom.", "此{carrier}机房还需要运营商自己的入场函，由你方和阿里云双方盖章。请写明已取得，以及取得时间和来源。";
        /// Alibaba Cloud’s own PDF was not kept.
        OfficialPdfAbsent = "official_pdf_absent", "Alibaba Cloud’s own LOA is not kept here, and the guard asks for both. Record the approval again with its PDF, or say why it is not at hand.", "这里没有保存阿里云的 LOA 原件，而门岗需要查看两份文件。请附上 PDF 重新登记通过，或说明为何没有。";
        /// `day`: the last day to hand the LOA to the on-site engineer.
        HandoverLate = "handover_late", "The on-site engineer gets the LOA at least one day before entry, so by {day}, and that day is over. Arrange it with the site, or say why this is right.", "LOA 须至少提前一天交给驻场工程师，即不晚于 {day}，而该日已过。请与机房另行约定，或说明理由。";
        /// A moment that has not come yet.
        InFuture = "in_future", "This has not happened yet. Choose a time up to now.", "此时刻尚未到来，请选择不晚于现在的时间。";
        /// Not a whole number from `min` to `max`.
        NumberRange = "number_range", "Write a whole number from {min} to {max}.", "请填写 {min} 至 {max} 之间的整数。";
        /// `digits` after the point.
        AmountForm = "amount_form", "Write a number with at most {digits} digits after the point, for example 1600.", "请填写数字，小数点后最多 {digits} 位，例如 1600。";
        /// More than anyone pays.
        AmountTooLarge = "amount_too_large", "This amount is too large. Check the digits.", "金额过大，请核对位数。";
        /// The longest is less than the shortest.
        LongestBeforeShortest = "longest_before_shortest", "The longest is shorter than the shortest. Write at least {shortest} days.", "最长时间短于最短时间，请填写至少 {shortest} 天。";
        /// Before the work begins.
        TargetBeforeStart = "target_before_start", "The target is before the work begins. Choose a day after {start}.", "目标日期早于开始日期，请选择 {start} 之后的日期。";
        /// Not an Alibaba Cloud account id.
        AccountIdForm = "account_id_form", "Write the account id as it stands in the console: 5 to 20 digits.", "请按控制台显示填写账号 ID：5 至 20 位数字。";
        /// Not the form of a zone id.
        CloudZoneForm = "cloud_zone_form", "Write the zone id as the console shows it, for example cn-hangzhou-h: small letters, digits and hyphens.", "请按控制台显示填写可用区 ID，例如 cn-hangzhou-h：小写字母、数字和连字符。";
        /// A zone id that begins with no region of the directory.
        CloudZoneRegion = "cloud_zone_region", "No region begins this zone id. Add the zone to the list with its region first.", "没有地域与此可用区 ID 的开头相符。请先在列表中添加此可用区并选择其地域。";
        /// A zone that stands in the list already.
        CloudZoneTaken = "cloud_zone_taken", "This zone is in the list already. Change it there.", "此可用区已在列表中，请在列表中修改。";
        /// A zone that belongs to another region, or to none.
        CloudZoneUnknown = "cloud_zone_unknown", "Choose a zone of this region from the list, or add it there.", "请从列表中选择此地域的可用区，或先添加。";
        /// Neither `host:port` nor `[address]:port`.
        HostForm = "host_form", "Write the host and its TCP port, for example 192.0.2.7:22 or [2001:db8::7]:443.", "请填写主机及其 TCP 端口，例如 192.0.2.7:22 或 [2001:db8::7]:443。";
        /// `max` in milliseconds.
        LatencyForm = "latency_form", "Write the latency in milliseconds, above 0 and up to {max}, for example 3.25.", "请以毫秒填写时延，大于 0 且不超过 {max}，例如 3.25。";
        /// Not a date and time.
        MomentForm = "moment_form", "Write date and time, for example 2026-11-22 14:00 or 2026-11-22T14:00:00+08:00.", "请填写日期和时间，例如 2026-11-22 14:00 或 2026-11-22T14:00:00+08:00。";
        /// `line`, counted from 1.
        SampleRepeated = "sample_repeated", "Line {line} has the same access point, zone and time. This line is left out.", "第 {line} 行的接入点、可用区和时间与此相同，此行不导入。";
        /// The same sample is on the desk.
        SampleKnown = "sample_known", "A sample of this access point, zone and time is kept already. This line is left out.", "已有相同接入点、可用区和时间的数据，此行不导入。";
        /// One of the two coordinates is missing.
        CoordinateMissing = "coordinate_missing", "Write both latitude and longitude, or leave both empty.", "纬度和经度请都填写，或都留空。";
        /// Not degrees on the Earth.
        CoordinateForm = "coordinate_form", "Write decimal degrees: latitude from -90 to 90, longitude from -180 to 180, for example 30.2084 and 120.2097.", "请填写十进制度数：纬度 -90 至 90，经度 -180 至 180，例如 30.2084 和 120.2097。";
        /// Neither an English nor a Chinese name.
        MarkNameMissing = "mark_name_missing", "Write a name in at least one of the two languages.", "请至少用一种语言填写名称。";
        /// `first`: the first day.
        DaysEndBeforeStart = "days_end_before_start", "The last day is before the first. Choose {first} or a later day.", "最后一天早于第一天，请选择 {first} 或之后的日期。";
        /// `max` in days.
        DaysTooMany = "days_too_many", "Write at most {max} days at once, and check the year.", "一次最多 {max} 天，请核对年份。";
        /// Not a day of the years that calendars hold.
        YearRange = "year_range", "Choose a year from {min} to {max}.", "请选择 {min} 至 {max} 之间的年份。";
        /// `max`.
        TooManyLines = "too_many_lines", "Write at most {max} lines.", "最多写 {max} 行。";
        /// `max`.
        TooManyRules = "too_many_rules", "At most {max} rules of your own fit here. Take one out, or make two into one.", "自有须知最多 {max} 条，请删去或合并。";
        /// `pages`, `max`.
        WordingTooLong = "wording_too_long", "With this, a handout for four engineers needs {pages} pages; {max} is the most. Shorten the rules or the contact block.", "按此内容，四名工程师的现场单需要 {pages} 页，最多 {max} 页。请缩短须知或联系信息。";
        /// `characters`.
        NotOnPaper = "not_on_paper", "The paper cannot print {characters}. Write it in other words.", "纸面字体无法打印 {characters}，请换一种写法。";
        /// Not a picture, or too large a one.
        NotPicture = "not_picture", "This picture cannot be used. Choose the logo again as PNG or JPEG.", "此图片无法使用，请重新选择 PNG 或 JPEG 格式的标志。";
        /// Not a PDF.
        NotPdf = "not_pdf", "This file is not a PDF. Choose the LOA as it was downloaded.", "此文件不是 PDF，请选择下载的 LOA 原件。";
        /// No web address in a text message.
        NoLink = "no_link", "No link stands in this text. Paste the whole text message, or its link, which begins with https://.", "此文本中没有链接。请粘贴整条短信，或以 https:// 开头的链接。";
        /// No step was chosen.
        NoStepChosen = "no_step_chosen", "Choose at least one step.", "请至少选择 1 个步骤。";
        /// `max` in MB.
        FileTooLarge = "file_too_large", "Choose a file of at most {max} MB.", "请选择不超过 {max} MB 的文件。";
        /// Neither the cable's label nor the panel's port.
        CableOrPanelMissing = "cable_or_panel_missing", "Write the label of the in-building cable or the port on the patch panel: at least one of them.", "请填写楼内线缆标签或配线架端口，至少一项。";
        /// `mismatches` in number: as built and as the LOA says.
        AsBuiltOpen = "as_built_open", "As built and LOA do not agree in {mismatches} places that nobody has resolved or explained. Do that under “Construction” first.", "竣工情况与 LOA 有 {mismatches} 处对不上，尚未解决或说明。请先在“施工”页处理。";
        /// Nobody wrote down what was built.
        AsBuiltMissing = "as_built_missing", "Nobody has written down what was built. Record it under “Construction”: what the LOA says and nobody knows can be explained there.", "尚未登记竣工资料。请在“施工”页登记；LOA 写明而无从得知的项目，可在那里说明原因。";
        /// `last`: an instant, `zone`.
        BeforeLastChange = "before_last_change", "The circuit’s status last changed at {last} ({zone}). Choose a later time.", "专线状态上次变更于 {last}（{zone}），请选择之后的时间。";
        /// Not the last four characters of the circuit's id.
        LastFourDiffer = "last_four_differ", "Type the last four characters of the circuit’s id. Nothing was changed.", "请填写专线实例 ID 的最后 4 个字符。尚未做任何更改。";
        /// Nothing differs.
        NothingChanged = "nothing_changed", "Change at least one of the details.", "请至少修改一项信息。";
        /// `status` of the circuit.
        NotChangeableNow = "not_changeable_now", "This cannot be changed while the circuit is {status}.", "专线处于“{status}”时不能修改此项。";
        /// The end of an interruption.
        EndsBeforeStart = "ends_before_start", "This ends before it begins. Choose a later end, or leave it empty while nobody knows.", "结束时间早于开始时间。请选择之后的时间；尚不清楚时可留空。";
        /// `circuits` by name, `from` as an instant.
        OrderOutTogether = "order_out_together", "{circuits} belong together and would be out at once from {from}. Ask for another time, or say why this is right.", "{circuits}互为备份，自 {from} 起将同时中断。请协调其他时间，或说明理由。";
        /// `max` packets were sent.
        MoreThanSent = "more_than_sent", "Only {max} packets were sent, so no more can have come back.", "仅发送了 {max} 个报文，返回数不可能更多。";
        /// Shortest, average and longest round trip.
        TimesOutOfOrder = "times_out_of_order", "The shortest is at most the average, and the average at most the longest. Compare the three figures.", "最短时延不大于平均时延，平均时延不大于最长时延，请核对这 3 个数值。";
        /// `max` Mbit/s of the port.
        FasterThanPort = "faster_than_port", "The port carries {max} Mbit/s. Check the figure, or say why this is right.", "端口速率为 {max} Mbit/s，请核对数值，或说明理由。";
        /// A state of a job that has begun.
        TestNotStarted = "test_not_started", "In this state the test has begun. Write when, or choose another state.", "处于此状态的演练已经开始。请填写开始时间，或选择其他状态。";
        /// A job that has ended is stopped, and a stopped one has ended.
        TestNotEnded = "test_not_ended", "A stopped test has ended. Write when, or choose another state.", "已停止的演练已经结束。请填写结束时间，或选择其他状态。";
        /// What a job switched off and came to, while it has not ended.
        TestStillRuns = "test_still_runs", "This is told when the test has ended. Write its end first, or leave this open.", "演练结束后才能填写此项。请先填写结束时间，或暂不填写。";
        /// A test must leave a circuit that carries the traffic.
        AllSwitchedOff = "all_switched_off", "All circuits of the test are switched off at once, and nothing is left to carry the traffic. Leave one on, or say why this is right.", "演练中的专线被全部中断，没有专线可承载流量。请保留至少 1 条，或说明理由。";
        /// `max` circuits of one job.
        TooManyInTest = "too_many_in_test", "One failover test takes at most {max} circuits. Leave some out.", "一次故障演练最多包含 {max} 条专线，请减少数量。";
        /// `computed` verdict of the figures.
        VerdictUnexplained = "verdict_unexplained", "The figures say: {computed}. Write why the verdict differs.", "按数值判定为“{computed}”。请说明结论不同的原因。";
        /// Passed with remarks.
        RemarksMissing = "remarks_missing", "Write the remarks.", "请填写备注。";
        /// `port` of the circuit, both languages.
        PortNotLarger = "port_not_larger", "This port carries no more than the present one ({port}). Choose a larger port.", "该端口的带宽不大于现有端口（{port}），请选择更大的端口。";
        /// `max` things on one list.
        ListFull = "list_full", "This list holds {max} entries. Put several things into one entry.", "此列表最多 {max} 条，请将多项内容合并为一条。";
        /// The circuit whose larger port this one is to be.
        NotUpgradable = "not_upgradable", "No upgrade of that circuit is planned, or its new port is applied for already. Plan the upgrade on the page of the old circuit first.", "该专线没有升级计划，或新端口已经申请。请先在旧专线页面制定升级计划。";
        /// `title` of what is met, `from` as local date and time.
        CutOverInMaintenance = "cut_over_in_maintenance", "The cut-over window meets “{title}”, which begins {from}. Choose another time, or say why this is right.", "割接时间与“{title}”重叠，后者自 {from} 开始。请选择其他时间，或说明理由。";
        /// `freeze`, `freeze_zh`, `from`, `to` as days.
        CutOverInFreeze = "cut_over_in_freeze", "The cut-over window falls into a freeze: {freeze}, {from} to {to}. Choose another time, or say why this is right.", "割接时间处于封网期：{freeze}，{from} 至 {to}。请选择其他时间，或说明理由。";
    }
}

impl ProblemCode {
    /// True for what stands among the blocks although a reason settles it: the provider does not take it, and only
    /// somebody who agreed otherwise with the provider goes on.
    #[must_use]
    pub const fn stops_unless_overridden(self) -> bool {
        matches!(
            self,
            Self::DarkFibreAtCarrierSite | Self::DarkFibreWithCarrier
        )
    }
}

/// The sentence in English, with its parameters filled in.
#[must_use]
pub fn message(problem: &Problem) -> String {
    fill(problem.code.label_en(), problem, "")
}

/// The sentence in Chinese, with its parameters filled in.
#[must_use]
pub fn message_zh(problem: &Problem) -> String {
    fill(problem.code.label_zh(), problem, "_zh")
}

/// Fills `{name}` in one pass, so that a parameter that itself holds braces is shown as it is. A parameter that
/// has a form of its own in the language, such as `carrier_zh`, is taken in that form.
fn fill(sentence: &str, problem: &Problem, language: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let params = &problem.params;
        match params
            .get(&format!("{name}{language}"))
            .or_else(|| params.get(name))
        {
            Some(value) => out.push_str(value),
            None => out.push('…'),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Severity;

    #[test]
    fn sentences_follow_the_manners_of_the_desk() {
        for &code in ProblemCode::ALL {
            let (en, zh) = (code.label_en(), code.label_zh());
            assert!(
                en.ends_with('.') && zh.ends_with('。'),
                "{code}: a sentence ends with a full stop"
            );
            for bad in ["!", "lease", "uccessful", "Oops", "nvalid"] {
                assert!(
                    !en.contains(bad),
                    "{code}: “{bad}” is not how the desk speaks"
                );
            }
            assert!(!zh.contains(['!', '！', '您', ',', ';']), "{code}: {zh}");
            let names = |text: &str| {
                let mut names: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|s| s.split_once('}'))
                    .map(|(n, _)| n.to_owned())
                    .collect();
                names.sort();
                names.dedup();
                names
            };
            assert_eq!(
                names(en),
                names(zh),
                "{code}: both languages need the same parameters"
            );
        }
    }

    #[test]
    fn wire_words_are_snake_case_and_read_back() {
        for &code in ProblemCode::ALL {
            assert!(
                code.as_str()
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_'),
                "{code}"
            );
            assert_eq!(ProblemCode::from_wire(code.as_str()).unwrap(), code);
            let json = serde_json::to_string(&code).unwrap();
            assert_eq!(serde_json::from_str::<ProblemCode>(&json).unwrap(), code);
        }
        assert!(serde_json::from_str::<ProblemCode>("\"nonsense\"").is_err());
    }

    #[test]
    fn parameters_are_filled_once_and_a_missing_one_is_seen() {
        let mut problem = Problem::new("name", ProblemCode::CharacterNotAllowed, Severity::Block);
        problem.with("character", "{max}");
        assert!(
            message(&problem).starts_with("Remove “{max}”."),
            "a parameter is not a template"
        );
        assert_eq!(
            message(&Problem::new("name", ProblemCode::TooLong, Severity::Block)),
            "Shorten this to … characters. It has …."
        );
    }
}
