<?php return array('dependencies' => array('wp-i18n'), 'version' => '9ad551bca5cbd7db2dbd');
